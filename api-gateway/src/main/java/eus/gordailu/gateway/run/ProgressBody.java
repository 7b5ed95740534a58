package eus.gordailu.gateway.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.gordailu.contracts.worker.TransferProgress;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a transfer is; the remaining time is rsync's own estimate. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Progress")
public record ProgressBody(
        int attempt,
        long bytes,
        long files,
        long bytesPerSecond,
        @Schema(type = "string", example = "PT3M") @Nullable Duration remaining,
        Instant at) {

    static @Nullable ProgressBody of(@Nullable TransferProgress progress) {
        return progress == null
                ? null
                : new ProgressBody(
                        progress.attempt(),
                        progress.bytes(),
                        progress.files(),
                        progress.bytesPerSecond(),
                        progress.remaining(),
                        progress.at());
    }
}
