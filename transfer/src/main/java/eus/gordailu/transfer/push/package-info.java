/** Brings files of a snapshot to a client. */
@NullMarked
package eus.gordailu.transfer.push;

import org.jspecify.annotations.NullMarked;
