package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.contracts.run.JobDue;
import eus.gordailu.contracts.snapshot.SnapshotFacts;
import eus.gordailu.repository.RepositoryException;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes, at a start, of attempts that a crash has cut short: one whose snapshot is published is completed, any
 * other has failed and is tried again, going on with what it had fetched.
 */
public final class Recovery {

    private final AttemptBook book;
    private final SnapshotSteps steps;

    public Recovery(AttemptBook book, SnapshotSteps steps) {
        this.book = book;
        this.steps = steps;
    }

    /** Call before anything new is claimed. */
    public void recover() {
        book.active().forEach(this::recover);
    }

    private void recover(Attempt attempt) {
        JobDue command = attempt.command();
        Optional<SnapshotFacts> published =
                attempt.state() == SnapshotState.SEALING ? published(command) : Optional.empty();
        published.ifPresentOrElse(
                facts -> book.completed(command, facts), () -> book.failed(command, restarted(command)));
    }

    private Optional<SnapshotFacts> published(JobDue command) {
        try {
            return steps.published(command);
        } catch (RepositoryException e) {
            return Optional.empty();
        }
    }

    private static Failure restarted(JobDue command) {
        return new Failure(
                FailureClass.TRANSIENT,
                "worker.restarted",
                "The worker stopped while it made the snapshot of %s: it goes on with the next attempt"
                        .formatted(command.definition().ref()),
                Map.of("job", command.definition().ref().toString()));
    }
}
