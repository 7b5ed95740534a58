package eus.gordailu.contracts.run;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;

/** An attempt failed; the next one starts at {@code retryAt}. */
public record RunRetrying(RunId runId, JobRef job, int nextAttempt, Instant retryAt, Failure failure)
        implements Message {

    @Override
    public String key() {
        return job.jobId().toString();
    }
}
