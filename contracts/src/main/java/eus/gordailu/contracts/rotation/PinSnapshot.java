package eus.gordailu.contracts.rotation;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;

/** Command: keep this snapshot whatever the retention says, or no longer. */
public record PinSnapshot(
        JobRef job,
        LocationId locationId,
        SnapshotId snapshotId,
        boolean pinned,
        String requestedBy,
        Instant requestedAt)
        implements Message {

    @Override
    public String key() {
        return job.jobId().toString();
    }
}
