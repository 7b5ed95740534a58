package eus.gordailu.repository.posix;

import java.io.IOException;

/** A system call was refused: which one, on what, and the errno. */
public final class PosixException extends IOException {

    private final String call;
    private final Errno errno;

    PosixException(String call, String subject, int number) {
        super("%s %s: %s".formatted(call, subject, name(number)));
        this.call = call;
        this.errno = Errno.of(number);
    }

    private static String name(int number) {
        Errno errno = Errno.of(number);
        return errno == Errno.OTHER ? "errno " + number : errno.name();
    }

    /** The system call, such as {@code renameat2}. */
    public String call() {
        return call;
    }

    /** Why it was refused. */
    public Errno errno() {
        return errno;
    }
}
