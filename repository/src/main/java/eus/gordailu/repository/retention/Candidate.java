package eus.gordailu.repository.retention;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import java.time.Instant;

/** A snapshot as retention sees it. The sequence says in which order snapshots were made, whatever the clock said; a snapshot that isn't complete never counts. */
public record Candidate(SnapshotId id, long sequence, Instant startedAt, boolean complete, boolean pinned) {

    /** What is on disk; nobody vouches for a damaged one, so it never counts. */
    public static Candidate of(StoredSnapshot snapshot) {
        return switch (snapshot) {
            case StoredSnapshot.Published published ->
                new Candidate(
                        published.id(),
                        published.manifest().sequence(),
                        published.manifest().startedAt(),
                        published.complete(),
                        published.pinned());
            case StoredSnapshot.Damaged damaged ->
                new Candidate(damaged.id(), 0, Instant.EPOCH, false, damaged.pinned());
        };
    }
}
