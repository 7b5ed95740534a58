package eus.gordailu.scheduler.run;

import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.catalog.Script;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.contracts.run.JobDue;
import eus.gordailu.contracts.run.RunRetrying;
import eus.gordailu.contracts.wire.Message;
import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.workflow.Workflow;
import eus.gordailu.scheduler.catalog.CatalogCopy;
import eus.gordailu.scheduler.quota.Quotas;
import eus.gordailu.scheduler.run.Run.Progress;
import eus.gordailu.scheduler.run.Run.StepEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What becomes of a run when something is heard of it, or nothing is. Decides only; writes and sends nothing. */
final class RunLife {

    private static final int MOST_DOUBLINGS = 10;

    /** Longer than any worker's lease, which is its own setting: a minute, unless it was changed. */
    private static final Duration LONGEST_LEASE = Duration.ofHours(1);

    private static final String WORKER_LOST = "worker.lost";

    private final Workflow<RunState, RunSignal> workflow = RunWorkflow.create();
    private final RunProperties limits;
    private final CatalogCopy catalog;
    private final Quotas quotas;

    RunLife(RunProperties limits, CatalogCopy catalog, Quotas quotas) {
        this.limits = limits;
        this.catalog = catalog;
        this.quotas = quotas;
    }

    /** Sends the command to run it, or sends it again while no worker has claimed it. */
    Optional<Change<Run>> dispatch(Run run, Instant now) {
        RunState next = workflow.next(run.state(), RunSignal.DISPATCH).orElse(run.state());
        if (next != RunState.DUE) {
            return Optional.empty();
        }
        return Optional.of(Change.to(run.in(next, now.plus(limits.claimLimit())), command(run, now)));
    }

    /** Scripts are told what is held already; nobody else asks. */
    private JobDue command(Run run, Instant now) {
        JobDefinition definition = run.definition();
        List<Script> scripts = catalog.scripts(definition);
        return new JobDue(
                run.id(),
                run.attempt(),
                definition,
                run.trigger(),
                run.dueAt(),
                now,
                scripts,
                scripts.isEmpty() ? null : quotas.bytes(definition.client().id()),
                scripts.isEmpty() ? null : quotas.bytes(definition.job().id()));
    }

    /** A worker holds this attempt until the lease ends. */
    Optional<Change<Run>> leased(Run run, int attempt, RunSignal signal, Instant leaseUntil) {
        if (attempt != run.attempt() || (run.state() == RunState.RETRY_WAIT && !wasThoughtLost(run))) {
            return Optional.empty();
        }
        Optional<RunState> next = workflow.next(run.state(), signal);
        boolean held = run.state().held();
        Instant deadline = run.deadline();
        // What comes late or again never shortens a lease.
        Instant until = held && deadline != null && deadline.isAfter(leaseUntil) ? deadline : leaseUntil;
        boolean changes = next.isPresent() || (held && !until.equals(deadline));
        return changes ? Optional.of(Change.to(run.in(next.orElse(run.state()), until))) : Optional.empty();
    }

    private static boolean wasThoughtLost(Run run) {
        Failure failure = run.progress().failure();
        return failure != null && failure.code().equals(WORKER_LOST);
    }

    /** An attempt has failed: it is tried again if that may help and attempts are left. */
    Optional<Change<Run>> failed(Run run, int attempt, Failure failure, Instant now) {
        if (attempt != run.attempt()) {
            return Optional.empty();
        }
        if (run.abortRequested()) {
            return aborted(run, now);
        }
        boolean waits = Absence.isWaitedFor(run, failure, now);
        boolean again = waits || (failure.failureClass() == FailureClass.TRANSIENT && run.tries() < limits.attempts());
        return workflow.next(run.state(), again ? RunSignal.RETRY : RunSignal.FAIL)
                .map(next -> {
                    Run heard = run.with(run.progress().withFailure(failure));
                    if (!again) {
                        return ended(heard, next, now);
                    }
                    return waits
                            ? retrying(heard.hasWaited(), next, failure, now.plus(Absence.until(run, now)))
                            : retrying(heard, next, failure, now.plus(retryWait(run)));
                });
    }

    /** Its time to be tried again has come. */
    Optional<Change<Run>> requeued(Run run, Instant now) {
        return workflow.next(run.state(), RunSignal.REQUEUE)
                .map(next -> run.nextAttempt().in(next, now))
                .flatMap(queued -> dispatch(queued, now));
    }

    Optional<Change<Run>> aborted(Run run, Instant now) {
        return workflow.next(run.state(), RunSignal.ABORT).map(next -> ended(run, next, now));
    }

    /** Something was heard of the later steps: goes on as far as what is known by now leads. */
    Optional<Change<Run>> heard(Run run, UnaryOperator<Progress> news, Instant now) {
        Progress progress = news.apply(run.progress());
        if (run.state().ended() || progress.equals(run.progress())) {
            return Optional.empty();
        }
        List<Message> messages = new ArrayList<>();
        Run next = run.with(progress);
        for (Optional<Run> step = step(next, now); step.isPresent(); step = step(next, now)) {
            next = step.get();
        }
        if (next.state().ended()) {
            messages.add(RunFacts.finished(next, now));
        }
        return Optional.of(new Change<>(next, messages));
    }

    /** Nothing was heard before the deadline. */
    Optional<Change<Run>> silent(Run run, Instant now) {
        return switch (run.state()) {
            case QUEUED, DUE -> dispatch(run, now);
            case RETRY_WAIT -> requeued(run, now);
            case CLAIMED, SNAPSHOT -> failed(run, run.attempt(), workerLost(run), now);
            case ROTATION -> heard(run, progress -> progress.withRotation(tooLate("Rotation")), now);
            case OFFSITE -> heard(run, progress -> progress.withOffsite(tooLate("The offsite copy")), now);
            case FINISHED, FAILED, ABORTED -> Optional.empty();
        };
    }

    /** A run that would wait longer than its state may began to under a clock that was ahead: it begins to wait now. */
    Optional<Change<Run>> waitingNoLonger(Run run, Instant now) {
        Instant latest = now.plus(longestWait(run));
        return run.deadline() != null && run.deadline().isAfter(latest)
                ? Optional.of(Change.to(run.until(latest)))
                : Optional.empty();
    }

    private Duration longestWait(Run run) {
        return switch (run.state()) {
            case QUEUED, DUE -> limits.claimLimit();
            case CLAIMED, SNAPSHOT -> LONGEST_LEASE;
            case RETRY_WAIT -> retryWait(run);
            case ROTATION -> limits.rotationLimit();
            case OFFSITE -> limits.offsiteLimit();
            case FINISHED, FAILED, ABORTED -> Duration.ZERO;
        };
    }

    private Duration retryWait(Run run) {
        return limits.retryWait().multipliedBy(1L << Math.clamp(run.tries() - 1L, 0, MOST_DOUBLINGS));
    }

    private Optional<Run> step(Run run, Instant now) {
        Progress progress = run.progress();
        Optional<Run> published = progress.snapshot() == null
                ? Optional.empty()
                : workflow.next(run.state(), RunSignal.PUBLISH)
                        .map(next -> run.in(next, now.plus(limits.rotationLimit())));
        return published
                .or(() -> progress.rotation() == null
                        ? Optional.empty()
                        : workflow.next(run.state(), RunSignal.ROTATE)
                                .map(next -> run.in(next, now.plus(limits.offsiteLimit()))))
                .or(() -> progress.offsite() == null
                        ? Optional.empty()
                        : workflow.next(run.state(), RunSignal.MIRROR).map(next -> run.in(next, null)));
    }

    private static Change<Run> retrying(Run run, RunState next, Failure failure, Instant retryAt) {
        return Change.to(
                run.in(next, retryAt),
                new RunRetrying(run.id(), run.definition().ref(), run.attempt() + 1, retryAt, failure));
    }

    private static Change<Run> ended(Run run, RunState end, Instant now) {
        Run last = run.in(end, null);
        return Change.to(last, RunFacts.finished(last, now));
    }

    private static Failure workerLost(Run run) {
        return new Failure(
                FailureClass.TRANSIENT,
                WORKER_LOST,
                "The worker that was making the snapshot of %s is no longer heard of: check that it runs"
                        .formatted(run.definition().ref()),
                java.util.Map.of("job", run.definition().ref().toString()));
    }

    private static StepEnd tooLate(String step) {
        return new StepEnd(step + " was not heard of in time: see the log of its worker; the snapshot itself is good");
    }
}
