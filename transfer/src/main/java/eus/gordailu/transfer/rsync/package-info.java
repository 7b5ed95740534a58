/** rsync as a typed command, its output as records, and its endings as outcomes or failures. */
@NullMarked
package eus.gordailu.transfer.rsync;

import org.jspecify.annotations.NullMarked;
