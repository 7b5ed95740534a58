package eus.gordailu.contracts.offsite;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;
import java.util.List;

/** A snapshot has reached its offsite targets. No targets: there was nothing to do, and the list says so by being empty. */
public record OffsiteCompleted(
        RunId runId, JobRef job, SnapshotId snapshotId, List<String> targets, Instant completedAt) implements Message {

    public OffsiteCompleted {
        targets = List.copyOf(targets);
    }

    @Override
    public String key() {
        return job.jobId().toString();
    }
}
