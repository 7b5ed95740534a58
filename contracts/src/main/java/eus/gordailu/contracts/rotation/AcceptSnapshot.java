package eus.gordailu.contracts.rotation;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;

/** Command: what was found of this snapshot is as it should be. From now on it counts as good, and holds up no expiry. */
public record AcceptSnapshot(
        JobRef job, LocationId locationId, SnapshotId snapshotId, String requestedBy, Instant requestedAt)
        implements Message {

    @Override
    public String key() {
        return job.jobId().toString();
    }
}
