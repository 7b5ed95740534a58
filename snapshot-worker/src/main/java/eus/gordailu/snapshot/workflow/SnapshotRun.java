package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.contracts.run.JobDue;
import eus.gordailu.repository.RepositoryException;
import eus.gordailu.snapshot.client.PaceWatch;
import eus.gordailu.snapshot.hook.AttemptEnd;
import eus.gordailu.snapshot.hook.AttemptHooks;
import eus.gordailu.snapshot.hook.Hooks;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.rsync.RsyncProgress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries an attempt through its steps, each of which is written down before the next begins. */
public final class SnapshotRun {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotRun.class);

    private final AttemptBook book;
    private final SnapshotSteps steps;
    private final Hooks hooks;
    private final Perseverance perseverance;

    public SnapshotRun(AttemptBook book, SnapshotSteps steps, Hooks hooks) {
        this(book, steps, hooks, new Perseverance());
    }

    SnapshotRun(AttemptBook book, SnapshotSteps steps, Hooks hooks, Perseverance perseverance) {
        this.book = book;
        this.steps = steps;
        this.hooks = hooks;
        this.perseverance = perseverance;
    }

    /** Makes known that an attempt waits for its turn, so that its client's scripts do. To be closed after its end. */
    public AttemptHooks join(JobDue command) {
        return hooks.join(command);
    }

    /** Returns when the attempt has ended, in whatever way. */
    public void carryOut(
            JobDue command, AttemptHooks around, Consumer<RsyncProgress> progress, Cancellation cancellation) {
        AttemptEnd end;
        try {
            end = cancellation.isCancelled() || book.isAborted(command.runId())
                    ? new AttemptEnd.Aborted()
                    : snapshot(command, around, progress, cancellation);
        } catch (RepositoryException e) {
            settle(command, around, e.toFailure());
            return;
        } catch (RuntimeException | Error e) {
            LOG.error(
                    "Run {} of {} failed unexpectedly",
                    command.runId(),
                    command.definition().ref(),
                    e);
            settle(command, around, unexpected(command, e));
            return;
        }
        conclude(command, around, end);
    }

    /** Ends an attempt that a crash has cut short. */
    public void settle(JobDue command, AttemptHooks around) {
        if (perseverance.with(unwritten(command), () -> book.find(command), () -> Optional.<Attempt>empty())
                instanceof Perseverance.Tried.Done<Optional<Attempt>>(var known)) {
            known.filter(Attempt::hooksBegun).ifPresent(attempt -> around.begins(attempt.claimedAt()));
        }
        settle(command, around, Recovery.restarted(command));
    }

    /**
     * The same, of one without scripts.
     *
     * @throws RepositoryException when it can't be told whether its snapshot was published
     */
    void settleAtOnce(JobDue command) {
        AttemptEnd end = found(command, Recovery.restarted(command));
        if (end instanceof AttemptEnd.Published) {
            book.published(command);
        }
        write(command, end);
    }

    /**
     * A store or a disk that does not answer for some minutes must not keep a published snapshot from being told of. Beyond
     * that, the next start tells of it, unless it was the disk: then nobody knows of a snapshot.
     */
    private void settle(JobDue command, AttemptHooks around, Failure failure) {
        if (perseverance.with(unwritten(command), () -> found(command, failure), () -> new AttemptEnd.Failed(failure))
                instanceof Perseverance.Tried.Done<AttemptEnd>(var end)) {
            conclude(command, around, end);
        }
    }

    /** What went wrong after the snapshot was published does not unmake it. */
    private AttemptEnd found(JobDue command, Failure failure) {
        return book.find(command)
                .filter(Attempt::mayBePublished)
                .flatMap(_ -> steps.published(command))
                .<AttemptEnd>map(AttemptEnd.Published::new)
                .orElseGet(() -> new AttemptEnd.Failed(failure));
    }

    private void conclude(JobDue command, AttemptHooks around, AttemptEnd end) {
        if (end instanceof AttemptEnd.Published) {
            written(command, () -> book.published(command));
        }
        AttemptEnd whole = end.with(after(command, around, end));
        written(command, () -> write(command, whole));
    }

    private static List<String> after(JobDue command, AttemptHooks around, AttemptEnd end) {
        try {
            return around.after(end);
        } catch (RuntimeException | Error e) {
            LOG.error("The scripts after run {} met a fault of the program", command.runId(), e);
            return List.of("Not all scripts after %s could be run (%s): see the worker's log"
                    .formatted(command.definition().ref(), e));
        }
    }

    private void write(JobDue command, AttemptEnd end) {
        switch (end) {
            case AttemptEnd.Published(var facts) -> book.completed(command, facts);
            case AttemptEnd.Failed(var failure) -> book.failed(command, failure);
            case AttemptEnd.Aborted() -> book.aborted(command);
        }
    }

    private void written(JobDue command, Runnable writing) {
        perseverance.with(unwritten(command), writing);
    }

    private static String unwritten(JobDue command) {
        return "How run %s ended can't be written down yet".formatted(command.runId());
    }

    private AttemptEnd snapshot(
            JobDue command, AttemptHooks around, Consumer<RsyncProgress> progress, Cancellation cancellation) {
        around.begins();
        Optional<AttemptEnd> end = atOnePace(command, cancellation, (prepared, paced) -> {
            book.stepDone(command);
            Optional<AttemptEnd> prevented = around.before(cancellation);
            if (prevented.isPresent()) {
                return prevented.get();
            }
            book.stepDone(command);
            return snapshot(command, prepared, progress, paced);
        });
        while (end.isEmpty()) {
            LOG.info("Run {} goes on at another pace", command.runId());
            end = atOnePace(command, cancellation, (prepared, paced) -> {
                book.again(command);
                return snapshot(command, prepared, progress, paced);
            });
        }
        return end.get();
    }

    private interface Work {

        AttemptEnd with(Prepared prepared, Cancellation cancellation);
    }

    /** Empty when it was broken off, so that it goes on at another pace. */
    private Optional<AttemptEnd> atOnePace(JobDue command, Cancellation cancellation, Work work) {
        try (Prepared prepared = steps.prepare(command, cancellation);
                PaceWatch pace = PaceWatch.over(
                        command.definition().client(),
                        () -> steps.bandwidth(command.definition()),
                        perseverance.pause(),
                        cancellation)) {
            try {
                AttemptEnd end = work.with(prepared, pace.cancellation());
                boolean goesOn = end instanceof AttemptEnd.Aborted && pace.changed() && !cancellation.isCancelled();
                return goesOn ? Optional.empty() : Optional.of(end);
            } catch (RepositoryException e) {
                steps.giveBack(prepared, e.toFailure());
                throw e;
            }
        }
    }

    private AttemptEnd snapshot(
            JobDue command, Prepared prepared, Consumer<RsyncProgress> progress, Cancellation cancellation) {
        Groundwork groundwork = steps.compare(command, prepared, cancellation);
        book.stepDone(command);
        return switch (steps.fetch(command, prepared, groundwork, progress, cancellation)) {
            case Fetched.Complete complete -> {
                book.stepDone(command);
                yield new AttemptEnd.Published(steps.seal(prepared, complete));
            }
            case Fetched.Failed(Failure failure) -> {
                steps.giveBack(prepared, failure);
                yield new AttemptEnd.Failed(failure);
            }
            case Fetched.Aborted _ -> new AttemptEnd.Aborted();
        };
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
