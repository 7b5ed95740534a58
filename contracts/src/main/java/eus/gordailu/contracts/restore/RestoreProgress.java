package eus.gordailu.contracts.restore;

import eus.gordailu.contracts.id.RestoreId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.wire.Message;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a restore is. Bytes per second over the last moments; the remaining time is rsync's own estimate. */
public record RestoreProgress(
        RestoreId restoreId,
        WorkerId workerId,
        long bytes,
        long files,
        long bytesPerSecond,
        @Nullable Duration remaining,
        Instant at)
        implements Message {

    @Override
    public String key() {
        return restoreId.toString();
    }
}
