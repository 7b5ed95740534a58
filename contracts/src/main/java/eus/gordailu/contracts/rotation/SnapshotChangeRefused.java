package eus.gordailu.contracts.rotation;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;

/** A change of a snapshot that somebody asked for was refused; nothing changed. */
public record SnapshotChangeRefused(JobRef job, SnapshotId snapshotId, Failure failure, Instant refusedAt)
        implements Message {

    @Override
    public String key() {
        return job.jobId().toString();
    }
}
