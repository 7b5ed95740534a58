/** Claims what is due, and carries it out in a slot. */
@NullMarked
package eus.gordailu.snapshot.pull;

import org.jspecify.annotations.NullMarked;
