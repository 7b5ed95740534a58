/** Tests of the locations of this machine. */
@NullMarked
package eus.gordailu.snapshot.location;

import org.jspecify.annotations.NullMarked;
