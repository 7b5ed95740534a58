package eus.gordailu.gateway.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a path leads to, as far as this machine knows. */
public final class RealPath {

    private RealPath() {}

    /** Without symbolic links; what is not there yet is where it would be made. */
    public static Path of(Path path) {
        Path normal = path.toAbsolutePath().normalize();
        Path there = normal;
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        try {
            return there.toRealPath().resolve(there.relativize(normal)).normalize();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
