package eus.gordailu.transfer.pull;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.transfer.rsync.Changes;
import eus.gordailu.transfer.rsync.Warning;
import java.util.List;

/** What a comparison came to. */
public sealed interface Comparison {

    /**
     * All that differs.
     *
     * @param run the one that found it, which counted the source
     * @param warnings name what vanished meanwhile, which counts as deleted
     * @param everyPath whether it is certain that none of the job's paths was passed over
     */
    record Trusted(Changes changes, PullRun run, List<Warning> warnings, boolean everyPath) implements Comparison {

        public Trusted {
            warnings = List.copyOf(warnings);
        }

        /** Whether the latest snapshot is what the source is now. */
        public boolean foundNothing() {
            return everyPath && changes.count() == 0;
        }
    }

    /** Something may differ that was not seen, or be there though it looks deleted: a plain pull is to be made. */
    record Untrusted(String reason) implements Comparison {}

    /** A plain pull would fail as well. */
    record Failed(Failure failure) implements Comparison {}

    /** Cancelled, or its thread was interrupted. */
    record Aborted() implements Comparison {}
}
