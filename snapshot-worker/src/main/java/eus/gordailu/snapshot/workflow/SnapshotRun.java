package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.contracts.run.JobDue;
import eus.gordailu.contracts.snapshot.SnapshotFacts;
import eus.gordailu.repository.RepositoryException;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.rsync.RsyncProgress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries an attempt through its steps, each of which is written down before the next begins. */
public final class SnapshotRun {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotRun.class);

    private static final int TRIES = 150;

    private final AttemptBook book;
    private final SnapshotSteps steps;
    private final Duration betweenTries;

    public SnapshotRun(AttemptBook book, SnapshotSteps steps) {
        this(book, steps, Duration.ofSeconds(2));
    }

    SnapshotRun(AttemptBook book, SnapshotSteps steps, Duration betweenTries) {
        this.book = book;
        this.steps = steps;
        this.betweenTries = betweenTries;
    }

    /** Returns when the attempt has ended, in whatever way. */
    public void carryOut(JobDue command, Consumer<RsyncProgress> progress, Cancellation cancellation) {
        try {
            if (cancellation.isCancelled() || book.isAborted(command.runId())) {
                book.aborted(command);
            } else {
                snapshot(command, progress, cancellation);
            }
        } catch (RepositoryException e) {
            settle(command, e.toFailure());
        } catch (RuntimeException | Error e) {
            LOG.error(
                    "Run {} of {} failed unexpectedly",
                    command.runId(),
                    command.definition().ref(),
                    e);
            settle(command, unexpected(command, e));
        }
    }

    /** Ends an attempt that a crash has cut short. */
    public void settle(JobDue command) {
        settle(command, Recovery.restarted(command));
    }

    /**
     * A store or a disk that does not answer for some minutes must not keep a published snapshot from being told of. Beyond
     * that, the next start tells of it, unless it was the disk: then nobody knows of a snapshot.
     */
    private void settle(JobDue command, Failure failure) {
        for (int tried = 1; !Thread.currentThread().isInterrupted(); tried++) {
            try {
                writeEnd(command, failure);
                return;
            } catch (RepositoryException e) {
                if (tried == TRIES) {
                    book.failed(command, failure);
                    return;
                }
                again(command, e);
            } catch (RuntimeException e) {
                if (tried == TRIES) {
                    throw e;
                }
                again(command, e);
            }
        }
    }

    private void again(JobDue command, RuntimeException why) {
        LOG.warn("How run {} ended can't be written down yet; it is tried again: {}", command.runId(), why.toString());
        pause();
    }

    private void pause() {
        try {
            Thread.sleep(betweenTries);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * What went wrong after the snapshot was published does not unmake it.
     *
     * @throws RepositoryException when it can't be told whether it was
     */
    void writeEnd(JobDue command, Failure failure) {
        Optional<SnapshotFacts> published = book.isSealing(command) ? steps.published(command) : Optional.empty();
        published.ifPresentOrElse(facts -> book.completed(command, facts), () -> book.failed(command, failure));
    }

    private void snapshot(JobDue command, Consumer<RsyncProgress> progress, Cancellation cancellation) {
        try (Prepared prepared = steps.prepare(command, cancellation)) {
            try {
                snapshot(command, prepared, progress, cancellation);
            } catch (RepositoryException e) {
                steps.giveBack(prepared, e.toFailure());
                throw e;
            }
        }
    }

    private void snapshot(
            JobDue command, Prepared prepared, Consumer<RsyncProgress> progress, Cancellation cancellation) {
        book.stepDone(command);
        Groundwork groundwork = steps.compare(command, prepared, cancellation);
        book.stepDone(command);
        switch (steps.fetch(command, prepared, groundwork, progress, cancellation)) {
            case Fetched.Complete complete -> {
                book.stepDone(command);
                book.completed(command, steps.seal(prepared, complete));
            }
            case Fetched.Failed(Failure failure) -> {
                steps.giveBack(prepared, failure);
                book.failed(command, failure);
            }
            case Fetched.Aborted _ -> book.aborted(command);
        }
    }

    private static Failure unexpected(JobDue command, Throwable e) {
        return new Failure(
                FailureClass.PERMANENT,
                "worker.unexpected",
                "The snapshot of %s met a fault of the program (%s): see the worker's log and report it"
                        .formatted(command.definition().ref(), e),
                Map.of("job", command.definition().ref().toString()));
    }
}
