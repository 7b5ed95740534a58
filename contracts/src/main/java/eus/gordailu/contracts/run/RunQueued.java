package eus.gordailu.contracts.run;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;

/** A run waits for its turn. */
public record RunQueued(RunId runId, JobRef job, Trigger trigger, Instant dueAt, Instant queuedAt) implements Message {

    @Override
    public String key() {
        return job.jobId().toString();
    }
}
