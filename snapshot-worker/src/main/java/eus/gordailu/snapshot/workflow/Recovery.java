package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.contracts.run.JobDue;
import eus.gordailu.repository.RepositoryException;
import java.util.List;
import java.util.Map;

/**
 * What becomes, at a start, of attempts that a crash has cut short: one whose snapshot is published is completed, any
 * other has failed and is tried again, going on with what it had fetched. One that may be published on a disk that does not
 * answer yet, being mounted late perhaps, waits for it.
 */
public final class Recovery {

    private final AttemptBook book;
    private final SnapshotRun run;

    public Recovery(AttemptBook book, SnapshotRun run) {
        this.book = book;
        this.run = run;
    }

    /** Call before anything new is claimed. Returns those that wait, to be {@linkplain SnapshotRun#settle settled}. */
    public List<JobDue> recover() {
        return book.active().stream()
                .map(Attempt::command)
                .filter(command -> !isSettled(command))
                .toList();
    }

    /** Scripts that come after it may take their time. */
    private boolean isSettled(JobDue command) {
        try {
            if (!command.scripts().isEmpty()) {
                return false;
            }
            run.settleAtOnce(command);
            return true;
        } catch (RepositoryException e) {
            return false;
        }
    }

    static Failure restarted(JobDue command) {
        return new Failure(
                FailureClass.TRANSIENT,
                "worker.restarted",
                "The worker stopped while it made the snapshot of %s: it goes on with the next attempt"
                        .formatted(command.definition().ref()),
                Map.of("job", command.definition().ref().toString()));
    }
}
