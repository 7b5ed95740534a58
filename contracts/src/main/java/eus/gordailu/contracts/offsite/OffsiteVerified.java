package eus.gordailu.contracts.offsite;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;
import java.util.List;

/** An offsite copy was read again; damaged files are named. */
public record OffsiteVerified(
        JobRef job,
        SnapshotId snapshotId,
        String target,
        long files,
        long bytes,
        List<String> damaged,
        Instant verifiedAt)
        implements Message {

    public OffsiteVerified {
        damaged = List.copyOf(damaged);
    }

    @Override
    public String key() {
        return job.jobId().toString();
    }
}
