package eus.gordailu.gateway.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Where a path leads to, as far as this machine knows. */
public final class RealPath {

    /** As many symbolic links as Linux follows for one path. */
    private static final int MOST_LINKS = 40;

    private RealPath() {}

    /** Without symbolic links; what is not there yet is where it would be made, also where a link leads to nothing yet. */
    public static Path of(Path path) {
        return of(path, MOST_LINKS);
    }

    private static Path of(Path path, int links) {
        Path normal = path.toAbsolutePath().normalize();
        Path there = normal;
        while (there.getParent() != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            there = there.getParent();
        }
        Path rest = there.relativize(normal);
        try {
            if (Files.exists(there)) {
                return there.toRealPath().resolve(rest).normalize();
            }
            return links == 0
                    ? normal
                    : of(there.resolveSibling(Files.readSymbolicLink(there)).resolve(rest), links - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
