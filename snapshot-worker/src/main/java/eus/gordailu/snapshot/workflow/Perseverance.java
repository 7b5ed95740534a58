package eus.gordailu.snapshot.workflow;

import eus.gordailu.repository.RepositoryException;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries again and again what a store or a disk that does not answer holds up, for some minutes: what has been done must not be
 * forgotten.
 *
 * @param pause between two tries
 */
public record Perseverance(Duration pause) {

    private static final Logger LOG = LoggerFactory.getLogger(Perseverance.class);

    private static final int TRIES = 150;

    /** Of five minutes in all. */
    public Perseverance() {
        this(Duration.ofSeconds(2));
    }

    /** How it went. */
    sealed interface Tried<T> {

        record Done<T>(T value) implements Tried<T> {}

        /** The worker was to end meanwhile: its next start goes on. */
        record LeftToNextStart<T>() implements Tried<T> {}
    }

    /**
     * Does it, or what is to be done otherwise when a disk never answered.
     *
     * @param what a sentence for the log, of what can't be done yet
     * @throws RuntimeException what else the last try ended with
     */
    <T> Tried<T> with(String what, Supplier<T> work, Supplier<T> otherwise) {
        for (int tried = 1; !Thread.currentThread().isInterrupted(); tried++) {
            try {
                return new Tried.Done<>(work.get());
            } catch (RepositoryException e) {
                if (tried == TRIES) {
                    return new Tried.Done<>(otherwise.get());
                }
                again(what, e);
            } catch (RuntimeException e) {
                if (tried == TRIES) {
                    throw e;
                }
                again(what, e);
            }
        }
        return new Tried.LeftToNextStart<>();
    }

    /** Does it, if need be at the next start. */
    public void with(String what, Runnable work) {
        with(
                what,
                () -> {
                    work.run();
                    return true;
                },
                () -> false);
    }

    private void again(String what, RuntimeException why) {
        LOG.warn("{}; it is tried again: {}", what, why.toString());
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
