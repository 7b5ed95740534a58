/** Snapshots as people see them: which there are, why they are kept, pinned, accepted and removed by hand. */
@NullMarked
package eus.gordailu.gateway.snapshot;

import org.jspecify.annotations.NullMarked;
