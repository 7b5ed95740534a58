package eus.gordailu.benchmarks.footprint;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/** Waits for a server to have done something. */
final class Waiting {

    static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Waiting() {}

    /** Asks again and again; fails when it is not so after a minute. */
    static void until(String what, Callable<Boolean> reached) throws Exception {
        long deadline = System.nanoTime() + A_MINUTE.toNanos();
        while (!reached.call()) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("Waited a minute for " + what + " in vain");
            }
            Thread.sleep(PAUSE);
        }
    }
}
