package eus.gordailu.contracts.rotation;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.usage.JobUsage;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A snapshot was taken out of view because somebody asked for it. The usage is what the others hold then, where known. */
public record SnapshotExpired(
        JobRef job,
        SnapshotId snapshotId,
        String requestedBy,
        @Nullable JobUsage usage,
        Instant expiredAt) implements Message {

    @Override
    public String key() {
        return job.jobId().toString();
    }
}
