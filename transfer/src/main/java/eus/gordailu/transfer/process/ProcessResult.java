package eus.gordailu.transfer.process;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** How a program ended. The exit code is 128 + n after signal n, and -1 when it has not ended even after KILL. */
public record ProcessResult(
        int exitCode, Optional<Stop> stop, CapturedOutput output, CapturedOutput errors, Duration duration) {

    private static final int SIGNAL_BASE = 128;
    private static final int LAST_SIGNAL = 64;

    /** The signal that ended it. A program may also exit with such a number by itself: the kernel does not let us tell. */
    public OptionalInt signal() {
        int signal = exitCode - SIGNAL_BASE;
        return signal > 0 && signal <= LAST_SIGNAL ? OptionalInt.of(signal) : OptionalInt.empty();
    }

    public boolean successful() {
        return exitCode == 0 && stop.isEmpty();
    }
}
