package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.JobDue;
import eus.gordailu.contracts.snapshot.SnapshotFacts;
import eus.gordailu.transfer.process.Cancellation;
import java.util.concurrent.CancellationException;

/** One snapshot from the first step to the last, for whoever keeps no book of attempts. */
public final class SnapshotCycle {

    private final SnapshotSteps steps;

    public SnapshotCycle(SnapshotSteps steps) {
        this.steps = steps;
    }

    /**
     * Makes and publishes it.
     *
     * @throws IllegalStateException with the failure's sentence when it was not made
     */
    public SnapshotFacts make(JobDue command, Cancellation cancellation) {
        try (Prepared prepared = steps.prepare(command, cancellation)) {
            Groundwork groundwork = steps.compare(command, prepared, cancellation);
            return switch (steps.fetch(command, prepared, groundwork, _ -> {}, cancellation)) {
                case Fetched.Complete complete -> steps.seal(prepared, complete);
                case Fetched.Failed(Failure failure) -> throw new IllegalStateException(failure.sentence());
                case Fetched.Aborted _ -> throw new CancellationException("The snapshot was aborted");
            };
        }
    }
}
