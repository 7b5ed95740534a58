package eus.gordailu.contracts.worker;

import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.wire.Message;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far an attempt is. Bytes per second over the last moments; the remaining time is rsync's own estimate. */
public record TransferProgress(
        RunId runId,
        int attempt,
        WorkerId workerId,
        String step,
        long bytes,
        long files,
        long bytesPerSecond,
        @Nullable Duration remaining,
        Instant at)
        implements Message {

    @Override
    public String key() {
        return runId.toString();
    }
}
