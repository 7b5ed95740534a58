package eus.gordailu.transfer.ssh;

import eus.gordailu.transfer.TransferException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A client's key could not be made or read on this worker. */
public final class KeyNotMadeException extends TransferException {

    private final Path directory;

    KeyNotMadeException(Path directory, String reason, @Nullable Throwable cause) {
        super(
                "No ssh key in %s (%s): see that the directory is writable and has space".formatted(directory, reason),
                cause);
        this.directory = directory;
    }

    public Path directory() {
        return directory;
    }
}
