package eus.gordailu.repository.expiry;

import eus.gordailu.contracts.id.SnapshotId;

/** The newest good snapshot stays, whatever anybody asks. */
public final class LastGoodSnapshotException extends SnapshotProtectedException {

    LastGoodSnapshotException(String job, SnapshotId id) {
        super(
                "snapshot.last-good",
                job,
                id,
                "Snapshot %s of job %s is the last good one and was kept: make a newer snapshot first, or delete the job if its backups are no longer wanted"
                        .formatted(id, job));
    }
}
