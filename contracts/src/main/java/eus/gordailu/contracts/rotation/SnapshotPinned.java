package eus.gordailu.contracts.rotation;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;

/** A snapshot is pinned, or no longer. */
public record SnapshotPinned(JobRef job, SnapshotId snapshotId, boolean pinned, Instant changedAt) implements Message {

    @Override
    public String key() {
        return job.jobId().toString();
    }
}
