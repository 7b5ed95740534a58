package eus.gordailu.contracts.rotation;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;

/** Command: take this snapshot out of view and delete it, unless it is the last good one or pinned. */
public record ExpireSnapshot(
        JobRef job, LocationId locationId, SnapshotId snapshotId, String requestedBy, Instant requestedAt)
        implements Message {

    @Override
    public String key() {
        return job.jobId().toString();
    }
}
