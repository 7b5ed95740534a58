package eus.gordailu.scheduler.run;

import eus.gordailu.contracts.run.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** A client that is off, as laptops are, and how long its runs wait for it. */
final class Absence {

    /** What workers say of a machine that nobody answers from, or that has no name while it is off. */
    private static final Set<String> SIGNS = Set.of(
            "ssh.timeout",
            "ssh.no-route",
            "ssh.unknown-host",
            "daemon.timeout",
            "daemon.no-route",
            "daemon.unknown-host");

    private static final Duration SHORTEST_WAIT = Duration.ofMinutes(15);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int PART = 8;

    private Absence() {}

    /** Whether it is no failure yet that the client is off. */
    static boolean isWaitedFor(Run run, Failure failure, Instant now) {
        Integer hours = run.definition().client().waitHours();
        return hours != null
                && SIGNS.contains(failure.code())
                && now.isBefore(run.queuedAt().plus(Duration.ofHours(hours)));
    }

    /** It may come back at any time; who has been away for long is looked for less often. */
    static Duration until(Run run, Instant now) {
        Duration wait = Duration.between(run.queuedAt(), now).dividedBy(PART);
        if (wait.compareTo(SHORTEST_WAIT) < 0) {
            return SHORTEST_WAIT;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
