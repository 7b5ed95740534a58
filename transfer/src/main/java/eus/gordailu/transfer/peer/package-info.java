/** What a transfer is made with, and how it comes to a client, in whichever direction. */
@NullMarked
package eus.gordailu.transfer.peer;

import org.jspecify.annotations.NullMarked;
