package eus.gordailu.transfer.pull;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.transfer.rsync.Warning;
import java.util.List;
import java.util.Optional;

/** How a pull ended. */
public sealed interface PullResult {

    /** The destination holds the paths as they are; the warnings name what could not be copied. */
    record Complete(PullRun run, List<Warning> warnings) implements PullResult {

        public Complete {
            warnings = List.copyOf(warnings);
        }
    }

    /** The destination must not be published; it may be used to resume. The run is empty when rsync was not started. */
    record Failed(Optional<PullRun> run, Failure failure) implements PullResult {}

    /** Cancelled, or its thread was interrupted. */
    record Aborted(Optional<PullRun> run) implements PullResult {}
}
