package eus.gordailu.transfer.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process may do. */
public final class Privileges {

    private Privileges() {}

    /** Whether owners and devices can be given to files; else they are kept beside them. */
    public static boolean root() {
        try {
            return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
