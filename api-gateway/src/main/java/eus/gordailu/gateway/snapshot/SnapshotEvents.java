package eus.gordailu.gateway.snapshot;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.rotation.RotationCompleted;
import eus.gordailu.contracts.rotation.SnapshotAccepted;
import eus.gordailu.contracts.rotation.SnapshotChangeRefused;
import eus.gordailu.contracts.rotation.SnapshotExpired;
import eus.gordailu.contracts.rotation.SnapshotPinned;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.kit.order.Succession;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Takes in what is told of snapshots. */
public final class SnapshotEvents {

    private final Snapshots snapshots;
    private final LastRotations rotations;
    private final KnownBytes known;
    private final Succession succession;
    private final Vanished vanished;

    SnapshotEvents(Snapshots snapshots, LastRotations rotations, KnownBytes known, Succession succession) {
        this.snapshots = snapshots;
        this.rotations = rotations;
        this.known = known;
        this.succession = succession;
        this.vanished = new Vanished(succession);
    }

    public void completed(SnapshotCompleted event) {
        snapshots.apply(event.definition().ref(), event.snapshot().id(), snapshot -> snapshot.with(event));
    }

    public void rotated(RotationCompleted event) {
        rotations.find(event.definition().job().id()).ifPresent(before -> compare(before, event));
        rotations.completed(event);
        known.told(event.definition().job().id(), event.usage(), event.completedAt());
        event.expired()
                .forEach(decision -> gone(
                        event.definition().ref(),
                        decision.snapshotId(),
                        new Marks.Gone(event.completedAt(), null, decision.reasons())));
    }

    public void expired(SnapshotExpired event) {
        rotations.expired(event);
        known.told(event.job().jobId(), event.usage(), event.expiredAt());
        gone(
                event.job(),
                event.snapshotId(),
                new Marks.Gone(
                        event.expiredAt(),
                        event.requestedBy(),
                        Objects.requireNonNullElse(event.reasons(), List.of())));
    }

    public void pinned(SnapshotPinned event) {
        mark(event.job(), event.snapshotId(), marks -> marks.with(event, succession));
    }

    public void accepted(SnapshotAccepted event) {
        mark(event.job(), event.snapshotId(), marks -> marks.with(event));
    }

    public void refused(SnapshotChangeRefused event) {
        mark(event.job(), event.snapshotId(), marks -> marks.with(event, succession));
    }

    private void compare(RotationCompleted before, RotationCompleted event) {
        JobRef job = event.definition().ref();
        vanished.gone(before, event).forEach(id -> gone(job, id, Marks.Gone.untold(event.completedAt())));
        vanished.found(before, event).forEach(id -> mark(job, id, Marks::found));
    }

    private void gone(JobRef job, SnapshotId id, Marks.Gone gone) {
        mark(job, id, marks -> marks.with(gone));
    }

    private void mark(JobRef job, SnapshotId id, UnaryOperator<Marks> change) {
        snapshots.apply(job, id, snapshot -> snapshot.with(change.apply(snapshot.marks())));
    }
}
