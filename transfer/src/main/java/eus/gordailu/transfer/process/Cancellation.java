package eus.gordailu.transfer.process;

import java.util.ArrayList;
import java.util.List;

/** A wish, from any thread and for good, that something under way should end. */
public final class Cancellation {

    private final List<Runnable> actions = new ArrayList<>();
    private boolean cancelled;

    /** Nobody will cancel this one. */
    public static Cancellation never() {
        return new Cancellation();
    }

    public void cancel() {
        List<Runnable> due;
        synchronized (this) {
            cancelled = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }

    public synchronized boolean isCancelled() {
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
