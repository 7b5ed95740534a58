package eus.gordailu.rotation.workflow;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How patient a rotation is.
 *
 * @param attempts how often a step is tried when what hinders it may go away, at least 1
 * @param retryWait the wait before a step's second attempt; each further one waits twice as long
 * @param lockWait how often is looked whether a job that is being worked on is free again; that is no failure
 */
@Validated
@ConfigurationProperties("gordailu.rotation")
public record RotationLimits(
        @DefaultValue("6") @Min(1) int attempts,
        @DefaultValue("10s") @NotNull Duration retryWait,
        @DefaultValue("2s") @NotNull Duration lockWait) {

    private static final int MOST_DOUBLINGS = 10;

    /** Whether a step that has failed so often is tried again. */
    public boolean allowAfter(int failures) {
        return failures < attempts;
    }

    /** The wait after so many failures, at least one. */
    public Duration waitAfter(int failures) {
        return retryWait.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    }
}
