package eus.gordailu.contracts.rotation;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;

/** A snapshot was taken out of view because somebody asked for it. */
public record SnapshotExpired(JobRef job, SnapshotId snapshotId, String requestedBy, Instant expiredAt)
        implements Message {

    @Override
    public String key() {
        return job.jobId().toString();
    }
}
