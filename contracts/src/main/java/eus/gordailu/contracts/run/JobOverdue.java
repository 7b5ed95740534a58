package eus.gordailu.contracts.run;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.wire.Message;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** No good snapshot of this job for longer than it allows. */
public record JobOverdue(JobRef job, @Nullable Instant lastGood, Duration allowed, Instant noticedAt)
        implements Message {

    @Override
    public String key() {
        return job.jobId().toString();
    }
}
