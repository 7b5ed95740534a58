package eus.gordailu.contracts.snapshot;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;

/** A worker has claimed an attempt and holds its lease until then. */
public record SnapshotStarted(
        RunId runId, int attempt, JobRef job, WorkerId workerId, Instant startedAt, Instant leaseUntil)
        implements Message {

    @Override
    public String key() {
        return job.jobId().toString();
    }
}
