package eus.gordailu.gateway.snapshot;

import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.rotation.AcceptSnapshot;
import eus.gordailu.contracts.rotation.ExpireSnapshot;
import eus.gordailu.contracts.rotation.PinSnapshot;
import eus.gordailu.gateway.catalog.Catalogue;
import eus.gordailu.gateway.problem.Problem;
import eus.gordailu.gateway.problem.ProblemType;
import java.time.Clock;
import java.time.Instant;

/** Asks the rotation-worker for changes of snapshots; the request is kept until it is answered. */
public final class SnapshotRequests {

    private final Snapshots snapshots;
    private final Catalogue catalogue;
    private final Clock clock;

    SnapshotRequests(Snapshots snapshots, Catalogue catalogue, Clock clock) {
        this.snapshots = snapshots;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    void pin(SnapshotKey key, boolean pinned, String user) {
        SnapshotView snapshot = snapshots.required(key);
        PendingChange.Kind kind = pinned ? PendingChange.Kind.PIN : PendingChange.Kind.UNPIN;
        Instant now = clock.instant();
        snapshots.ask(
                snapshot.key(),
                new PendingChange(kind, user, now),
                new PinSnapshot(snapshot.job(), location(snapshot), snapshot.id(), pinned, user, now));
    }

    /**
     * Finds what was found of a snapshot to be as it should be.
     *
     * @throws Problem when it is not there, or waits for nobody
     */
    public void accept(SnapshotKey key, String user) {
        SnapshotView snapshot = snapshots.required(key);
        if (!snapshot.undecided()) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    "The snapshot %s of %s does not wait for a decision: there is nothing to accept"
                            .formatted(snapshot.id(), snapshot.job()));
        }
        Instant now = clock.instant();
        snapshots.ask(
                key,
                new PendingChange(PendingChange.Kind.ACCEPT, user, now),
                new AcceptSnapshot(snapshot.job(), location(snapshot), snapshot.id(), user, now));
    }

    /**
     * Lets a snapshot go.
     *
     * @throws Problem when it is not there, is pinned, or is the only one of a job that is still in the catalogue
     */
    public void expire(SnapshotKey key, String user) {
        SnapshotView snapshot = snapshots.required(key);
        if (snapshot.marks().pinnedNow()) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    "The snapshot %s of %s is pinned: unpin it first with PATCH {\"pinned\":false}"
                            .formatted(snapshot.id(), snapshot.job()));
        }
        boolean retired = catalogue.jobs().find(snapshot.job().jobId()).isEmpty();
        if (!retired && snapshots.count(snapshot.job().jobId()) <= 1) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    "The snapshot %s is the only one of %s and is kept: make another one first, or delete the job if its backups are no longer wanted"
                            .formatted(snapshot.id(), snapshot.job()));
        }
        Instant now = clock.instant();
        snapshots.ask(
                snapshot.key(),
                new PendingChange(PendingChange.Kind.EXPIRE, user, now),
                new ExpireSnapshot(snapshot.job(), location(snapshot), snapshot.id(), user, now, retired));
    }

    private static LocationId location(SnapshotView snapshot) {
        return snapshot.location().id();
    }
}
