package eus.gordailu.repository.snapshot;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.repository.RepositoryException;
import eus.gordailu.repository.job.JobDirectory;
import java.util.Map;

/** The job has no published snapshot of this name. */
public final class SnapshotUnknownException extends RepositoryException {

    public SnapshotUnknownException(JobDirectory job, SnapshotId id) {
        super(
                FailureClass.PERMANENT,
                "snapshot.unknown",
                "Job %s has no snapshot %s: it may have expired; list the job's snapshots and choose another"
                        .formatted(job, id),
                Map.of("job", job.job().toString(), "snapshot", id.toString()));
    }
}
