package eus.gordailu.repository.posix;

import java.util.concurrent.atomic.AtomicBoolean;

/** An open file's number; closed once, since the system gives the number to the next one. */
final class Descriptor implements AutoCloseable {

    private final int number;
    private final AtomicBoolean open = new AtomicBoolean(true);

    Descriptor(int number) {
        this.number = number;
    }

    int number() {
        if (!open.get()) {
            throw new IllegalStateException("A closed directory or lock was used again");
        }
        return number;
    }

    boolean isOpen() {
        return open.get();
    }

    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            // Everything that matters was synced before: its answer has nothing left to tell.
            Libc.once(state -> (int) Libc.CLOSE.invokeExact(state, number));
        }
    }
}
