package eus.gordailu.scheduler.run;

import static eus.gordailu.kit.messaging.MessageHandler.on;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.offsite.OffsiteCompleted;
import eus.gordailu.contracts.offsite.OffsiteFailed;
import eus.gordailu.contracts.rotation.RotationCompleted;
import eus.gordailu.contracts.rotation.RotationFailed;
import eus.gordailu.contracts.rotation.SnapshotAccepted;
import eus.gordailu.contracts.rotation.SnapshotExpired;
import eus.gordailu.contracts.run.AbortRun;
import eus.gordailu.contracts.snapshot.Finding;
import eus.gordailu.contracts.snapshot.SnapshotAborted;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.contracts.snapshot.SnapshotFailed;
import eus.gordailu.contracts.snapshot.SnapshotStarted;
import eus.gordailu.contracts.worker.WorkerHeartbeat;
import eus.gordailu.kit.messaging.MessageHandler;
import eus.gordailu.scheduler.overdue.OverdueWatch;
import eus.gordailu.scheduler.quota.Quotas;
import eus.gordailu.scheduler.run.Run.StepEnd;
import java.util.List;

/** Hears what the workers tell of runs. */
public final class RunHandlers {

    private final RunBook book;
    private final Quotas quotas;
    private final OverdueWatch overdue;

    public RunHandlers(RunBook book, Quotas quotas, OverdueWatch overdue) {
        this.book = book;
        this.quotas = quotas;
        this.overdue = overdue;
    }

    public List<MessageHandler<?>> all() {
        return List.of(
                on(AbortRun.class, book::abort),
                on(SnapshotStarted.class, e -> book.leased(e.runId(), e.attempt(), RunSignal.CLAIM, e.leaseUntil())),
                on(WorkerHeartbeat.class, this::heartbeat),
                on(SnapshotCompleted.class, this::snapshot),
                on(
                        SnapshotAccepted.class,
                        e -> overdue.good(e.job().jobId(), e.snapshotId().begun())),
                on(SnapshotFailed.class, e -> book.failed(e.runId(), e.attempt(), e.failure())),
                on(SnapshotAborted.class, e -> book.aborted(e.runId(), e.attempt())),
                on(RotationCompleted.class, this::rotated),
                on(SnapshotExpired.class, e -> quotas.measured(e.job(), e.usage(), e.expiredAt())),
                on(RotationFailed.class, this::rotationFailed),
                on(OffsiteCompleted.class, e -> book.heard(e.runId(), known -> known.withOffsite(new StepEnd(null)))),
                on(
                        OffsiteFailed.class,
                        e -> book.heard(
                                e.runId(),
                                known -> known.withOffsite(
                                        new StepEnd(e.failure().sentence())))));
    }

    /** One that may lack what it should hold is none that a job can rest on yet. */
    private void snapshot(SnapshotCompleted event) {
        book.heard(event.runId(), known -> known.withSnapshot(event.snapshot()));
        Finding finding = event.snapshot().finding();
        if (finding == null || !finding.suspicious()) {
            overdue.good(event.definition().job().id(), event.snapshot().completedAt());
        }
    }

    private void rotated(RotationCompleted event) {
        JobRef job = event.definition().ref();
        quotas.measured(job, event.usage(), event.completedAt());
        StepEnd end = new StepEnd(quotas.warning(job.clientId()).orElse(null));
        book.heard(event.runId(), known -> known.withRotation(end));
    }

    /** What was not rotated is not mirrored either: the run ends here, with its snapshot. */
    private void rotationFailed(RotationFailed event) {
        book.heard(
                event.runId(),
                known -> known.withRotation(new StepEnd(event.failure().sentence()))
                        .withOffsite(new StepEnd(null)));
    }

    private void heartbeat(WorkerHeartbeat event) {
        event.active()
                .forEach(active -> book.leased(active.runId(), active.attempt(), RunSignal.RENEW, event.leaseUntil()));
    }
}
