package eus.gordailu.gateway.snapshot;

import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.rotation.ExpireSnapshot;
import eus.gordailu.contracts.rotation.PinSnapshot;
import eus.gordailu.gateway.problem.Problem;
import eus.gordailu.gateway.problem.ProblemType;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;

/** Asks the rotation-worker for changes of snapshots; the request is kept until it is answered. */
final class SnapshotRequests {

    private final Snapshots snapshots;
    private final Clock clock;

    SnapshotRequests(Snapshots snapshots, Clock clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    void pin(SnapshotView snapshot, boolean pinned, String user) {
        PendingChange.Kind kind = pinned ? PendingChange.Kind.PIN : PendingChange.Kind.UNPIN;
        Instant now = clock.instant();
        snapshots.ask(
                snapshot.key(),
                new PendingChange(kind, user, now),
                new PinSnapshot(snapshot.job(), location(snapshot), snapshot.id(), pinned, user, now));
    }

    void expire(SnapshotView snapshot, String user) {
        if (snapshot.marks().pinnedNow()) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    "The snapshot %s of %s is pinned: unpin it first with PATCH {\"pinned\":false}"
                            .formatted(snapshot.id(), snapshot.job()));
        }
        if (snapshots.count(snapshot.job().jobId()) <= 1) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    "The snapshot %s is the only one of %s and is kept: make another one first"
                            .formatted(snapshot.id(), snapshot.job()));
        }
        Instant now = clock.instant();
        snapshots.ask(
                snapshot.key(),
                new PendingChange(PendingChange.Kind.EXPIRE, user, now),
                new ExpireSnapshot(snapshot.job(), location(snapshot), snapshot.id(), user, now));
    }

    private static LocationId location(SnapshotView snapshot) {
        return Objects.requireNonNull(snapshot.completed())
                .definition()
                .location()
                .id();
    }
}
