package eus.gordailu.kit.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Which of two facts about one thing holds: the later one, by the time that each tells. So one that comes twice, or after a
 * later one, changes nothing.
 *
 * <p>A time that has not come yet was told by a clock that was ahead, and says nothing of the order: were it believed, nothing would
 * hold any more until then. So what is heard next holds instead. The facts of a job are heard in the order in which they were told, and
 * where they are heard again, the last of them is heard again too.
 */
public final class Succession {

    /** Clocks of several machines are hardly ever further apart. */
    private static final Duration ORDINARY = Duration.ofMinutes(1);

    private final Clock clock;

    public Succession(Clock clock) {
        this.clock = clock;
    }

    /** Whether this time has not come yet, so that it says nothing. */
    public boolean isAhead(Instant told) {
        return told.isAfter(clock.instant().plus(ORDINARY));
    }

    /** Whether a fact of this time holds from now on, rather than the one that is known; of the same time, it is the same fact. */
    public boolean replaces(Instant heard, Instant known) {
        return known.isBefore(heard) || (!known.equals(heard) && isAhead(known));
    }
}
