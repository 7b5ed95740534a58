package eus.gordailu.systemtests.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the tests keep their files: under target, to be looked at when one has failed. */
public final class Directories {

    private Directories() {}

    /** A new one whose name begins so. */
    public static Path fresh(String name) {
        try {
            Path all = Files.createDirectories(Path.of("target", "systems").toAbsolutePath());
            return Files.createTempDirectory(all, name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
