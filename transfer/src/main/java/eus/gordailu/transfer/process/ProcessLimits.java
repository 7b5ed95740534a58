package eus.gordailu.transfer.process;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a program may run.
 *
 * @param wallClock in all
 * @param idle without doing anything: it says nothing, reads nothing and computes nothing
 * @param worker what that is told from: the processes of this name, which it starts or is
 * @param grace between the polite signal (TERM) and the last one (KILL) when it has to end
 */
public record ProcessLimits(Optional<Duration> wallClock, Optional<Duration> idle, String worker, Duration grace) {

    private static final Duration GRACE = Duration.ofSeconds(5);

    /** For short programs. */
    public static ProcessLimits within(Duration wallClock) {
        return new ProcessLimits(Optional.of(wallClock), Optional.empty(), "", GRACE);
    }

    public static ProcessLimits none() {
        return new ProcessLimits(Optional.empty(), Optional.empty(), "", GRACE);
    }

    public ProcessLimits withIdle(Duration limit, String program) {
        return new ProcessLimits(wallClock, Optional.of(limit), program, grace);
    }

    public ProcessLimits withGrace(Duration time) {
        return new ProcessLimits(wallClock, idle, worker, time);
    }
}
