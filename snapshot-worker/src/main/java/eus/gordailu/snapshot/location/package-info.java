/** The locations on this machine, and how they are. */
@NullMarked
package eus.gordailu.snapshot.location;

import org.jspecify.annotations.NullMarked;
