package eus.gordailu.allinone.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The document store can't start; the message says what happened, to which file or port, and what to do next. */
public final class DocumentStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Path file;

    DocumentStoreException(String message, Path file, @Nullable Throwable cause) {
        super(message, cause);
        this.file = file;
    }

    /** The file that holds, or was to hold, the documents. */
    public Path file() {
        return file;
    }
}
