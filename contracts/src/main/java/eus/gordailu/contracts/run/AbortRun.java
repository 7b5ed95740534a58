package eus.gordailu.contracts.run;

import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;

/** Command: end this run, wherever it is. */
public record AbortRun(RunId runId, String requestedBy, Instant requestedAt) implements Message {

    @Override
    public String key() {
        return runId.toString();
    }
}
