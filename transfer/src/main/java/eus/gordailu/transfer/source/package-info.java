/** What is pulled: a client's address and paths as rsync's source arguments. */
@NullMarked
package eus.gordailu.transfer.source;

import org.jspecify.annotations.NullMarked;
