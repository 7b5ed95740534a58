package eus.gordailu.contracts.rotation;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.usage.JobUsage;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot was taken out of view by itself, not by the rotation that follows a run.
 *
 * @param requestedBy who asked for it; null when nobody did: the retention was applied to make room
 * @param usage what the others hold then, where known; when several go at once, only the last one tells it
 * @param reasons why the retention does not keep it; null when somebody asked
 */
public record SnapshotExpired(
        JobRef job,
        SnapshotId snapshotId,
        @Nullable String requestedBy,
        @Nullable JobUsage usage,
        Instant expiredAt,
        @Nullable List<Reason> reasons)
        implements Message {

    public SnapshotExpired {
        reasons = reasons == null ? null : List.copyOf(reasons);
    }

    @Override
    public String key() {
        return job.jobId().toString();
    }
}
