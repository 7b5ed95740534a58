package eus.gordailu.snapshot.workflow;

import eus.gordailu.repository.staging.Copy;
import eus.gordailu.transfer.pull.Comparison;
import eus.gordailu.transfer.pull.PullResult;

/** What is known before anything is fetched. */
sealed interface Groundwork {

    /** All is to be looked at anew, with rsync's own way of linking what is unchanged. */
    record Whole(String reason) implements Groundwork {}

    /** A copy of the latest snapshot is staged, and it is known what of it differs from the source. */
    record Differences(Comparison.Trusted comparison, Copy copy, boolean byChecksum) implements Groundwork {}

    /** Nothing is fetched: it failed, or was aborted. */
    record Ended(PullResult result) implements Groundwork {}
}
