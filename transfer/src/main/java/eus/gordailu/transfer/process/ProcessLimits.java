package eus.gordailu.transfer.process;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a program may run: in all, without a byte of output, and between the polite signal (TERM) and the last one
 * (KILL) when it has to end.
 */
public record ProcessLimits(Optional<Duration> wallClock, Optional<Duration> idle, Duration grace) {

    private static final Duration GRACE = Duration.ofSeconds(5);

    /** For short programs. */
    public static ProcessLimits within(Duration wallClock) {
        return new ProcessLimits(Optional.of(wallClock), Optional.empty(), GRACE);
    }

    public static ProcessLimits none() {
        return new ProcessLimits(Optional.empty(), Optional.empty(), GRACE);
    }

    public ProcessLimits withIdle(Duration limit) {
        return new ProcessLimits(wallClock, Optional.of(limit), grace);
    }

    public ProcessLimits withGrace(Duration time) {
        return new ProcessLimits(wallClock, idle, time);
    }
}
