package eus.gordailu.gateway.restore;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.gordailu.contracts.restore.RestoreProgress;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a restore is; the remaining time is rsync's own estimate. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RestoreProgress")
public record RestoreProgressBody(
        long bytes,
        long files,
        long bytesPerSecond,
        @Schema(type = "string", example = "PT3M") @Nullable Duration remaining,
        Instant at) {

    static @Nullable RestoreProgressBody of(@Nullable RestoreProgress progress) {
        return progress == null
                ? null
                : new RestoreProgressBody(
                        progress.bytes(),
                        progress.files(),
                        progress.bytesPerSecond(),
                        progress.remaining(),
                        progress.at());
    }
}
