package eus.gordailu.scheduler.run;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether the scheduler has been listening for long enough to call a worker silent. After a start, a suspension or a jump
 * of the clock, the heartbeats that renewed a lease may still lie unread.
 */
final class Attention {

    /** A look that comes so late was not held up by work, but by an absence. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    /** Enough for what lies unread, and for a few heartbeats more. */
    private static final Duration TIME_TO_LISTEN = Duration.ofSeconds(30);

    private Instant since = Instant.MAX;
    private Instant last = Instant.MIN;

    /** To be asked at every look. */
    synchronized boolean at(Instant now) {
        boolean absent = last.equals(Instant.MIN)
                || now.isBefore(last)
                || last.plus(LONGEST_PAUSE).isBefore(now);
        if (absent) {
            since = now;
        }
        last = now;
        return !since.plus(TIME_TO_LISTEN).isAfter(now);
    }
}
