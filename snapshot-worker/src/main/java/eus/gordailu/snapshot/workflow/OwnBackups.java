package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.catalog.JobDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Keeps the backups from being backed up into themselves, by whatever path a job of this machine comes to them: each would
 * hold all the others, and the next one those again.
 */
public final class OwnBackups {

    private final Supplier<List<Path>> locations;

    /** The locations are the directories of all that this worker has, now. */
    public OwnBackups(Supplier<List<Path>> locations) {
        this.locations = locations;
    }

    /**
     * Patterns of rsync that leave every location out.
     *
     * @throws BackupOfBackupsException when a path of the job leads into a location
     */
    List<String> excludes(JobDefinition definition) {
        if (!ThisMachine.is(definition.client().address())) {
            return List.of();
        }
        Path own = Path.of(definition.location().directory());
        return Stream.concat(Stream.of(own), locations.get().stream())
                .flatMap(location -> excludes(location, definition).stream())
                .distinct()
                .toList();
    }

    private static List<String> excludes(Path location, JobDefinition definition) {
        Path real = real(location);
        List<Path> names = new ArrayList<>(List.of(location.toAbsolutePath().normalize(), real));
        for (String path : definition.job().paths()) {
            Path given = Path.of(path);
            // rsync follows a link that is named with a slash at its end, and else fetches the link alone.
            if (path.endsWith("/") || !Files.isSymbolicLink(given)) {
                Path leadsTo = real(given);
                if (leadsTo.startsWith(real)) {
                    throw new BackupOfBackupsException(path, location, definition.ref());
                }
                if (real.startsWith(leadsTo)) {
                    names.add(given.normalize().resolve(leadsTo.relativize(real)));
                }
            }
        }
        return names.stream().map(Path::toString).map(OwnBackups::literal).toList();
    }

    /** Without symbolic links; what is not there has none. */
    private static Path real(Path path) {
        try {
            return Files.exists(path)
                    ? path.toRealPath()
                    : path.toAbsolutePath().normalize();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A backslash escapes, but only in a pattern that has a wildcard: in any other it stands for itself. */
    private static String literal(String path) {
        return path.matches("(?s).*[*?\\[].*") ? path.replaceAll("[*?\\[\\\\]", "\\\\$0") : path;
    }
}
