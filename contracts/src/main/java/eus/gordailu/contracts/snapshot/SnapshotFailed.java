package eus.gordailu.contracts.snapshot;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;

/** An attempt ended without a snapshot; nothing that was stored before has changed. */
public record SnapshotFailed(RunId runId, int attempt, JobRef job, WorkerId workerId, Failure failure, Instant failedAt)
        implements Message {

    @Override
    public String key() {
        return job.jobId().toString();
    }
}
