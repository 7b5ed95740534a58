package eus.gordailu.snapshot.hook;

import eus.gordailu.transfer.hook.HookEnd;
import eus.gordailu.transfer.process.Cancellation;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Attempts of one client that wait or are under way at the same time: its scripts run once, before the first and after the last. The next batch
 * begins when all of that has ended.
 */
final class Batch {

    private static final Duration LOOKING_UP = Duration.ofSeconds(1);

    private final @Nullable Batch before;
    private @Nullable Begun begun;
    private @Nullable HookEnd end;
    private boolean running;
    private boolean good = true;
    private boolean over;

    /** The attempt that began it, whose scripts are run after it too, and when that was. */
    record Begun(AttemptHooks first, Instant at) {}

    Batch(@Nullable Batch before) {
        this.before = before;
    }

    /** Runs the scripts before it, unless another attempt has. What was broken off is begun anew. */
    HookEnd begin(Supplier<HookEnd> scripts, Cancellation cancellation) {
        try {
            while (!mayRun()) {
                if (cancellation.await(LOOKING_UP)) {
                    return new HookEnd.Aborted();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new HookEnd.Aborted();
        }
        HookEnd known = known();
        if (known != null) {
            return known;
        }
        HookEnd ended = new HookEnd.Aborted();
        try {
            ended = scripts.get();
            return ended;
        } finally {
            ended(ended);
        }
    }

    /** Whether nobody else runs its scripts; who is told so runs them, if they have not been run. */
    private synchronized boolean mayRun() {
        if (known() != null) {
            return true;
        }
        if (running || (before != null && !before.isOver())) {
            return false;
        }
        running = true;
        return true;
    }

    private synchronized @Nullable HookEnd known() {
        return end instanceof HookEnd.Aborted ? null : end;
    }

    private synchronized void ended(HookEnd how) {
        end = how;
        running = false;
    }

    /** Of an attempt that begins, or has begun before the worker was started anew: something comes after it. */
    synchronized void begins(AttemptHooks attempt, Instant at) {
        if (begun == null) {
            begun = new Begun(attempt, at);
        }
    }

    /** Whether whoever comes now had better begin another: its scripts would not be run for it. */
    synchronized boolean isSpoilt() {
        return end instanceof HookEnd.Failed;
    }

    /** Remembers how one of its attempts ended. */
    synchronized void endedWith(boolean well) {
        good &= well;
    }

    synchronized boolean wentWell() {
        return good;
    }

    synchronized @Nullable Begun begun() {
        return begun;
    }

    synchronized void close() {
        over = true;
    }

    private synchronized boolean isOver() {
        return over;
    }
}
