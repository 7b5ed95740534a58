package eus.gordailu.contracts.offsite;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;

/** A snapshot did not reach one of its offsite targets. */
public record OffsiteFailed(
        RunId runId, JobRef job, SnapshotId snapshotId, String target, Failure failure, Instant failedAt)
        implements Message {

    @Override
    public String key() {
        return job.jobId().toString();
    }
}
