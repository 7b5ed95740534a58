package eus.gordailu.repository.expiry;

import eus.gordailu.contracts.id.SnapshotId;

/** A pinned snapshot stays until somebody unpins it. */
public final class PinnedSnapshotException extends SnapshotProtectedException {

    PinnedSnapshotException(String job, SnapshotId id) {
        super(
                "snapshot.pinned",
                job,
                id,
                "Snapshot %s of job %s is pinned and was kept: unpin it first".formatted(id, job));
    }
}
