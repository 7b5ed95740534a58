package eus.gordailu.repository.document;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file of ours is not what we once wrote. */
public final class UnreadableDocumentException extends IOException {

    UnreadableDocumentException(Path file, String problem, @Nullable Throwable cause) {
        super("%s can't be read: %s".formatted(file, problem), cause);
    }
}
