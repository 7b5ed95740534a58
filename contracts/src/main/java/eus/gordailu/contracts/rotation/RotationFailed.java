package eus.gordailu.contracts.rotation;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;

/**
 * Retention could not be applied, or not to its end. What has expired all the same is told of by a {@link SnapshotExpired} each, which may come later:
 * once the disk can be looked at again.
 */
public record RotationFailed(RunId runId, JobRef job, Failure failure, Instant failedAt) implements Message {

    @Override
    public String key() {
        return job.jobId().toString();
    }
}
