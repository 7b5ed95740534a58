package eus.gordailu.snapshot.workflow;

import static com.mongodb.client.model.Filters.eq;

import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.run.AbortRun;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.JobDue;
import eus.gordailu.contracts.snapshot.SnapshotAborted;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.contracts.snapshot.SnapshotFacts;
import eus.gordailu.contracts.snapshot.SnapshotFailed;
import eus.gordailu.contracts.snapshot.SnapshotStarted;
import eus.gordailu.contracts.wire.Message;
import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.store.Stored;
import eus.gordailu.kit.workflow.Workflow;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every attempt with its state, written down at each step, and told of in the same write. */
public final class AttemptBook {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptBook.class);

    private static final String REQUESTED_AT = "requestedAt";

    private final Workflow<SnapshotState, SnapshotSignal> workflow = SnapshotWorkflow.create();
    private final Documents<Attempt> attempts;
    private final Documents<AbortRun> aborts;
    private final WorkerId worker;
    private final Duration lease;
    private final Clock clock;

    public AttemptBook(ServiceStore store, WorkerId worker, Duration lease, Clock clock) {
        this.attempts = store.documents("attempts", Attempt.class, Attempt::lookup)
                .index(Attempt.ACTIVE_AT)
                .forgetting(Attempt.ENDED_SINCE, ServiceStore.LONGER_THAN_MESSAGES);
        this.aborts = store.documents("aborts", AbortRun.class, abort -> Map.of(REQUESTED_AT, abort.requestedAt()))
                .forgetting(REQUESTED_AT, ServiceStore.LONGER_THAN_MESSAGES);
        this.worker = worker;
        this.lease = lease;
        this.clock = clock;
    }

    /** Claims an attempt for this worker; false when it is claimed already, by whomever. */
    public boolean claim(JobDue command) {
        var now = clock.instant();
        Attempt attempt = new Attempt(command, worker, SnapshotState.PREPARING, now);
        return attempts.insert(
                attempt.id(),
                attempt,
                new SnapshotStarted(
                        command.runId(), command.attempt(), command.definition().ref(), worker, now, now.plus(lease)));
    }

    /** Remembers that a run is to be aborted, for attempts that come later. */
    public void abort(AbortRun command) {
        aborts.insert(command.runId(), command);
    }

    public boolean isAborted(RunId run) {
        return aborts.find(run).isPresent();
    }

    /** The attempts that this worker has claimed and not ended: after a start, those that a crash has cut short. */
    List<Attempt> active() {
        return attempts.find(eq(Attempt.ACTIVE_AT, worker.value())).stream()
                .map(Stored::value)
                .toList();
    }

    /** The attempt as it was written down last. */
    Optional<Attempt> find(JobDue command) {
        return attempts.find(Attempt.id(command)).map(Stored::value);
    }

    /** What was written down once is not written down again. */
    void published(JobDue command) {
        signal(command, SnapshotSignal.PUBLISHED);
    }

    void stepDone(JobDue command) {
        signal(command, SnapshotSignal.DONE);
    }

    /** Begins anew with the comparison. */
    void again(JobDue command) {
        signal(command, SnapshotSignal.AGAIN);
    }

    void completed(JobDue command, SnapshotFacts facts) {
        signal(
                command,
                SnapshotSignal.DONE,
                new SnapshotCompleted(command.runId(), command.attempt(), command.definition(), worker, facts));
        LOG.info(
                "Snapshot {} of {} is published",
                facts.id(),
                command.definition().ref());
    }

    void failed(JobDue command, Failure failure) {
        signal(
                command,
                SnapshotSignal.FAIL,
                new SnapshotFailed(
                        command.runId(),
                        command.attempt(),
                        command.definition().ref(),
                        worker,
                        failure,
                        clock.instant()));
        LOG.warn("No snapshot of {}: {}", command.definition().ref(), failure.sentence());
    }

    void aborted(JobDue command) {
        signal(
                command,
                SnapshotSignal.ABORT,
                new SnapshotAborted(
                        command.runId(), command.attempt(), command.definition().ref(), worker, clock.instant()));
        LOG.info("The snapshot of {} is aborted", command.definition().ref());
    }

    private void signal(JobDue command, SnapshotSignal signal, Message... messages) {
        attempts.change(
                Attempt.id(command),
                attempt -> workflow.next(attempt.value().state(), signal)
                        .map(next -> Change.to(attempt.value().in(next), messages)));
    }
}
