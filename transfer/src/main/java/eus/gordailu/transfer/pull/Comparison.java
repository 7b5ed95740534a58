package eus.gordailu.transfer.pull;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.transfer.rsync.Changes;
import eus.gordailu.transfer.rsync.Warning;
import java.util.List;

/** What a comparison came to. */
public sealed interface Comparison {

    /** All that differs, and the run that found it, which counted the source. The warnings name what vanished meanwhile, which counts as deleted. */
    record Trusted(Changes changes, PullRun run, List<Warning> warnings) implements Comparison {

        public Trusted {
            warnings = List.copyOf(warnings);
        }
    }

    /** Something may differ that was not seen, or be there though it looks deleted: a plain pull is to be made. */
    record Untrusted(String reason) implements Comparison {}

    /** A plain pull would fail as well. */
    record Failed(Failure failure) implements Comparison {}

    /** Cancelled, or its thread was interrupted. */
    record Aborted() implements Comparison {}
}
