package eus.gordailu.contracts.snapshot;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;

/** An attempt was ended by a person; nothing that was stored before has changed. */
public record SnapshotAborted(RunId runId, int attempt, JobRef job, WorkerId workerId, Instant abortedAt)
        implements Message {

    @Override
    public String key() {
        return job.jobId().toString();
    }
}
