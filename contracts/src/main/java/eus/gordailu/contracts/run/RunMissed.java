package eus.gordailu.contracts.run;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;

/** A due time passed without a run of its own; the reason says why. */
public record RunMissed(JobRef job, Instant dueAt, String reason) implements Message {

    @Override
    public String key() {
        return job.jobId().toString();
    }
}
