package eus.gordailu.rotation.retention;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.repository.RepositoryException;
import java.util.Map;

/** The snapshot that was just made is not on disk as a good one: whatever is there is not what we think it is. */
public final class SnapshotMissingException extends RepositoryException {

    SnapshotMissingException(Subject subject, SnapshotId newest) {
        super(
                FailureClass.OPERATOR_NEEDED,
                "rotation.snapshot-missing",
                "Snapshot %s of job %s is not on location %s (%s) as a good one, though it was made there, so nothing expired: check that the right disk is mounted; the next run rotates again"
                        .formatted(
                                newest,
                                subject.job(),
                                subject.location().id(),
                                subject.location().directory()),
                Map.of(
                        "snapshot",
                        newest.toString(),
                        "job",
                        subject.job().toString(),
                        "location",
                        subject.location().id().toString(),
                        "directory",
                        subject.location().directory()));
    }
}
