/** Facts that a snapshot-worker states about one attempt of a run. */
@NullMarked
package eus.gordailu.contracts.snapshot;

import org.jspecify.annotations.NullMarked;
