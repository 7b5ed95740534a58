package eus.gordailu.transfer.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A wish, from any thread and for good, that something under way should end. */
public final class Cancellation {

    private final List<Runnable> actions = new ArrayList<>();
    private boolean cancelled;

    /** Nobody will cancel this one. */
    public static Cancellation never() {
        return new Cancellation();
    }

    /** One that comes with this, or by itself. */
    public Cancellation child() {
        Cancellation child = new Cancellation();
        onCancel(child::cancel);
        return child;
    }

    public void cancel() {
        List<Runnable> due;
        synchronized (this) {
            cancelled = true;
            notifyAll();
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Waits so long, or until it is cancelled; true when it is. */
    public synchronized boolean await(Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        for (long left = longest.toNanos(); !cancelled && left > 0; left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return cancelled;
    }

    /** Runs the action at the cancellation, in the cancelling thread; at once when that has been. */
    void onCancel(Runnable action) {
        synchronized (this) {
            if (!cancelled) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }
}
