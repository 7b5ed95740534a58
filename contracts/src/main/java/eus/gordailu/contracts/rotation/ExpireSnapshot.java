package eus.gordailu.contracts.rotation;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Command: take this snapshot out of view and delete it, unless it is pinned or the last good one.
 *
 * @param jobRetired the job is no longer in the catalogue: the last good one may go too; null is no
 */
public record ExpireSnapshot(
        JobRef job,
        LocationId locationId,
        SnapshotId snapshotId,
        String requestedBy,
        Instant requestedAt,
        @Nullable Boolean jobRetired)
        implements Message {

    @Override
    public String key() {
        return job.jobId().toString();
    }
}
