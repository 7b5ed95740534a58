package eus.gordailu.contracts.run;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;

/** Command: run this job now. */
public record StartRun(RunId runId, JobRef job, String requestedBy, Instant requestedAt) implements Message {

    @Override
    public String key() {
        return runId.toString();
    }
}
