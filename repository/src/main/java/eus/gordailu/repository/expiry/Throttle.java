package eus.gordailu.repository.expiry;

import java.io.InterruptedIOException;

/** Holds work to a rate. Time that a slow disk took is not made up for by a burst. */
final class Throttle {

    /** Shorter ones are saved up: a sleep takes longer than it says. */
    private static final long SHORTEST_PAUSE = 20_000_000;

    private final long step;
    private final Ticker ticker;
    private long next;

    Throttle(DeletionRate rate, Ticker ticker) {
        this.step = rate.nanosPerFile();
        this.ticker = ticker;
        this.next = ticker.nanos();
    }

    /** To be called after each piece of work. */
    void passed() throws InterruptedIOException {
        if (step == 0) {
            return;
        }
        long now = ticker.nanos();
        next = Math.max(next, now) + step;
        if (next - now >= SHORTEST_PAUSE) {
            ticker.pause(next - now);
        }
    }
}
