package eus.gordailu.snapshot.hook;

import eus.gordailu.transfer.hook.HookEnd;
import eus.gordailu.transfer.process.Cancellation;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Attempts of one client that wait or are under way at the same time: its scripts run once, before the first and after the last. */
final class Batch {

    private static final long LOOKING_UP_SECONDS = 1;

    /** Whoever runs the client's scripts has it; the next batch waits for the last one's. */
    private final ReentrantLock turn;

    private @Nullable Instant startedAt;
    private @Nullable HookEnd before;
    private boolean good = true;

    Batch(ReentrantLock turn) {
        this.turn = turn;
    }

    /** Runs the scripts before it, unless another attempt has. What was broken off is begun anew. */
    HookEnd begin(Instant now, Supplier<HookEnd> scripts, Cancellation cancellation) {
        try {
            while (!turn.tryLock(LOOKING_UP_SECONDS, TimeUnit.SECONDS)) {
                if (cancellation.isCancelled()) {
                    return new HookEnd.Aborted();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new HookEnd.Aborted();
        }
        try {
            startedAt = startedAt == null ? now : startedAt;
            if (before == null || before instanceof HookEnd.Aborted) {
                before = scripts.get();
            }
            return before;
        } finally {
            turn.unlock();
        }
    }

    /** For attempts that began before the worker was started anew. */
    void hasBegun(Instant since) {
        turn.lock();
        try {
            startedAt = startedAt == null ? since : startedAt;
        } finally {
            turn.unlock();
        }
    }

    /** Remembers how one of its attempts ended. */
    void ended(boolean well) {
        turn.lock();
        try {
            good &= well;
        } finally {
            turn.unlock();
        }
    }

    /** Runs what comes after it, when something came before. */
    void end(Afterwards scripts) {
        turn.lock();
        try {
            Optional.ofNullable(startedAt).ifPresent(since -> scripts.run(since, good));
        } finally {
            turn.unlock();
        }
    }

    interface Afterwards {

        void run(Instant startedAt, boolean good);
    }
}
