/** Looks at a client before anything is pulled: can it be reached, does it let us in, is what is wanted there. */
@NullMarked
package eus.gordailu.transfer.check;

import org.jspecify.annotations.NullMarked;
