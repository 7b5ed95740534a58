package eus.gordailu.scheduler.run;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of a run.
 *
 * @param attempts how often a run is tried before it fails, at least 1
 * @param retryWait the wait before the second attempt; each further one waits twice as long
 * @param claimLimit after this long without a worker's claim the command is sent again
 * @param rotationLimit how long rotation may take before the run ends without it
 * @param offsiteLimit how long mirroring may take before the run ends without it
 */
@Validated
@ConfigurationProperties("gordailu.run")
public record RunProperties(
        @DefaultValue("3") @Min(1) int attempts,
        @DefaultValue("1m") @NotNull Duration retryWait,
        @DefaultValue("1m") @NotNull Duration claimLimit,
        @DefaultValue("6h") @NotNull Duration rotationLimit,
        @DefaultValue("24h") @NotNull Duration offsiteLimit) {}
