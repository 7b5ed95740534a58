package eus.gordailu.allinone.broker;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The embedded broker can't start; the message says what happened, to which directory or port, and what to do next. */
public final class BrokerStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Path directory;
    private final int port;

    BrokerStartException(String message, Path directory, int port, @Nullable Throwable cause) {
        super(message, cause);
        this.directory = directory;
        this.port = port;
    }

    /** The data directory that was to be used. */
    public Path directory() {
        return directory;
    }

    /** The broker's port on 127.0.0.1; 0 if a free one was asked for. */
    public int port() {
        return port;
    }
}
