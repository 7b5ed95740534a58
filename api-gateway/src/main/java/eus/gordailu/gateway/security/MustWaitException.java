package eus.gordailu.gateway.security;

import java.time.Duration;
import org.springframework.security.authentication.LockedException;

/** Too many failures: not even the right password is looked at for a while. */
final class MustWaitException extends LockedException {

    private final Duration wait;

    MustWaitException(Duration wait) {
        super("too many failed attempts");
        this.wait = wait;
    }

    /** At least 1. */
    long seconds() {
        return wait.toSeconds() + 1;
    }
}
