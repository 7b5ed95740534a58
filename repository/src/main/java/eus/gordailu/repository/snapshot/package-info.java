/** Snapshots of one job: staged aside, published by one rename, never written to again. */
@NullMarked
package eus.gordailu.repository.snapshot;

import org.jspecify.annotations.NullMarked;
