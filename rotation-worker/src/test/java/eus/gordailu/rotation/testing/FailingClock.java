package eus.gordailu.rotation.testing;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;

/** A clock at which a process comes to the end of its memory, so many times. */
public final class FailingClock extends Clock {

    private final Clock clock;
    private final AtomicInteger failures;

    public FailingClock(Clock clock, int failures) {
        this.clock = clock;
        this.failures = new AtomicInteger(failures);
    }

    @Override
    public Instant instant() {
        if (failures.getAndDecrement() > 0) {
            throw new OutOfMemoryError("for a test");
        }
        return clock.instant();
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
