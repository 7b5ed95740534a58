package eus.gordailu.snapshot.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Patterns of rsync that leave a directory of this machine out, by whatever path it is come to. */
final class OwnDirectory {

    private OwnDirectory() {}

    /** The directory as it is named, and as it is without symbolic links. */
    static Stream<String> patterns(Path directory) {
        return Stream.of(directory.toAbsolutePath().normalize(), real(directory))
                .map(Path::toString)
                .distinct()
                .map(OwnDirectory::literal);
    }

    private static Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A backslash escapes, but only in a pattern that has a wildcard: in any other it stands for itself. */
    private static String literal(String path) {
        return path.matches("(?s).*[*?\\[].*") ? path.replaceAll("[*?\\[\\\\]", "\\\\$0") : path;
    }
}
