package eus.gordailu.contracts.rotation;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;

/** Somebody has found a snapshot to be right that had waited for it. */
public record SnapshotAccepted(JobRef job, SnapshotId snapshotId, String requestedBy, Instant acceptedAt)
        implements Message {

    @Override
    public String key() {
        return job.jobId().toString();
    }
}
