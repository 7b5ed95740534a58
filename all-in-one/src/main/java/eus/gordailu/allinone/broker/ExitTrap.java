package eus.gordailu.allinone.broker;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the broker from ending the whole process when it fails: what it would have ended it with is kept instead.
 *
 * <p>The broker's way out is one per process, and so is this.
 */
final class ExitTrap {

    private static final AtomicReference<@Nullable String> REASON = new AtomicReference<>();

    private ExitTrap() {}

    static void set() {
        REASON.set(null);
        Exit.setExitProcedure(ExitTrap::spring);
        Exit.setHaltProcedure(ExitTrap::spring);
    }

    /** Why the broker would have ended the process, if it would have. */
    static Optional<String> sprung() {
        return Optional.ofNullable(REASON.get());
    }

    private static void spring(int status, @Nullable String message) {
        String reason = message == null
                ? "the log tells why; most likely its disk failed or is full, or the memory was not enough"
                : message;
        REASON.compareAndSet(null, reason);
        // The caller counts on not going on: it must not.
        throw new IllegalStateException("the embedded broker gave up: " + reason);
    }
}
