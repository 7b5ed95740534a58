/** A disk with jobs and snapshots for tests. */
@NullMarked
package eus.gordailu.rotation.testing;

import org.jspecify.annotations.NullMarked;
