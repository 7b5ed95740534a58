package eus.gordailu.gateway.projection;

import eus.gordailu.contracts.rotation.RotationCompleted;
import eus.gordailu.contracts.rotation.SnapshotAccepted;
import eus.gordailu.contracts.rotation.SnapshotChangeRefused;
import eus.gordailu.contracts.rotation.SnapshotExpired;
import eus.gordailu.contracts.rotation.SnapshotPinned;
import eus.gordailu.contracts.run.JobOverdue;
import eus.gordailu.contracts.run.RunFinished;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.gateway.health.JobHealths;
import eus.gordailu.gateway.run.Runs;
import eus.gordailu.gateway.snapshot.SnapshotEvents;
import eus.gordailu.gateway.worker.ClientRsyncs;
import eus.gordailu.kit.messaging.MessageHandler;
import java.util.List;

/** The handlers of facts that more than one view shows. */
final class SharedProjection {

    private final Runs runs;
    private final SnapshotEvents snapshots;
    private final JobHealths health;
    private final ClientRsyncs rsyncs;

    SharedProjection(Runs runs, SnapshotEvents snapshots, JobHealths health, ClientRsyncs rsyncs) {
        this.runs = runs;
        this.snapshots = snapshots;
        this.health = health;
        this.rsyncs = rsyncs;
    }

    List<MessageHandler<?>> handlers() {
        return List.of(
                MessageHandler.on(SnapshotCompleted.class, this::completed),
                MessageHandler.on(RotationCompleted.class, this::rotated),
                MessageHandler.on(RunFinished.class, this::finished),
                MessageHandler.on(JobOverdue.class, health::overdue),
                MessageHandler.on(SnapshotPinned.class, snapshots::pinned),
                MessageHandler.on(SnapshotAccepted.class, this::accepted),
                MessageHandler.on(SnapshotExpired.class, this::expired),
                MessageHandler.on(SnapshotChangeRefused.class, snapshots::refused));
    }

    private void completed(SnapshotCompleted event) {
        snapshots.completed(event);
        rsyncs.backedUp(event);
        health.snapshotsChanged(event.definition().job().id());
        runs.apply(event.runId(), run -> run.with(event));
    }

    private void accepted(SnapshotAccepted event) {
        snapshots.accepted(event);
        health.snapshotsChanged(event.job().jobId());
    }

    private void expired(SnapshotExpired event) {
        snapshots.expired(event);
        health.snapshotsChanged(event.job().jobId());
    }

    private void rotated(RotationCompleted event) {
        snapshots.rotated(event);
        health.snapshotsChanged(event.definition().job().id());
        runs.apply(event.runId(), run -> run.with(event));
    }

    private void finished(RunFinished event) {
        health.finished(event);
        runs.apply(event.runId(), run -> run.with(event));
    }
}
