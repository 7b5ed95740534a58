/** Restores, against real snapshots. */
@NullMarked
package eus.gordailu.snapshot.restore;

import org.jspecify.annotations.NullMarked;
