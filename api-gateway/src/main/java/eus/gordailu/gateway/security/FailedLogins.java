package eus.gordailu.gateway.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Slows down guessing: after a few failures with one name from one address, each further one doubles a wait. Bounded: the oldest are forgotten. */
final class FailedLogins {

    private static final int FREE = 5;
    private static final int MOST = 10_000;
    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final Duration FORGOTTEN = Duration.ofMinutes(15);

    private final Clock clock;
    private final Map<Key, Failures> failures = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Failures> eldest) {
            return size() > MOST;
        }
    };

    private record Key(String username, String address) {}

    private record Failures(int count, Instant last) {

        Instant until() {
            int doublings = Math.min(count - FREE, 6);
            return count < FREE ? last : last.plusSeconds(Math.min(1L << doublings, LONGEST_WAIT_SECONDS));
        }
    }

    FailedLogins(Clock clock) {
        this.clock = clock;
    }

    /** How long this name must wait at this address; zero when it need not. */
    synchronized Duration wait(String username, String address) {
        Failures known = known(new Key(username, address));
        Duration left = Duration.between(clock.instant(), known.until());
        return left.isNegative() ? Duration.ZERO : left;
    }

    synchronized void failed(String username, String address) {
        Key key = new Key(username, address);
        Failures known = known(key);
        failures.remove(key);
        failures.put(key, new Failures(known.count() + 1, clock.instant()));
    }

    synchronized void succeeded(String username, String address) {
        failures.remove(new Key(username, address));
    }

    private Failures known(Key key) {
        Failures known = failures.get(key);
        return known == null || known.last().plus(FORGOTTEN).isBefore(clock.instant())
                ? new Failures(0, Instant.EPOCH)
                : known;
    }
}
