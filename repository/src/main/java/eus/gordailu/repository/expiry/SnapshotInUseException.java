package eus.gordailu.repository.expiry;

import eus.gordailu.contracts.id.SnapshotId;

/** A snapshot that is being read stays until that has ended. */
public final class SnapshotInUseException extends SnapshotProtectedException {

    SnapshotInUseException(String job, SnapshotId id) {
        super(
                "snapshot.in-use",
                job,
                id,
                "Files are being restored from snapshot %s of job %s, and it was kept: try again when that has ended, or abort it"
                        .formatted(id, job));
    }
}
