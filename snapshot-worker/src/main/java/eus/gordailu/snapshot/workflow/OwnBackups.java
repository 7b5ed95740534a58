package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.repository.location.KeepOut;
import eus.gordailu.repository.location.LocationDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the backups from being backed up into themselves, by whatever path, mount or name of this machine a job comes to them: each
 * would hold all the others, and the next one those again.
 */
public final class OwnBackups {

    private final Supplier<List<KeepOut>> known;

    /** What the locations of this worker are kept out by, now. */
    public OwnBackups(Supplier<List<KeepOut>> known) {
        this.known = known;
    }

    /** The names of files that rsync is to leave directories alone for. */
    List<String> keepOuts(JobDefinition definition) {
        return all(definition.location()).map(KeepOut::name).distinct().toList();
    }

    /**
     * Refuses what would be left out as a whole.
     *
     * @throws BackupOfBackupsException when a path of the job leads into a location of this worker
     */
    void refuse(JobDefinition definition) {
        if (ThisMachine.is(definition.client().address())) {
            List<KeepOut> all = all(definition.location()).toList();
            for (String path : definition.job().paths()) {
                around(path, all).ifPresent(backups -> {
                    throw new BackupOfBackupsException(path, backups, definition.ref());
                });
            }
        }
    }

    /** The directory of backups that what is written to this place of this machine would come into, whether it is there yet or not. */
    public Optional<Path> holding(Path place) {
        @Nullable Path there = place;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there == null ? Optional.empty() : holding(real(there), known.get());
    }

    /** The names of files by which any directory of backups of this worker is known. */
    public List<String> names() {
        return known.get().stream().map(KeepOut::name).distinct().toList();
    }

    private Stream<KeepOut> all(Location location) {
        LocationDirectory own = LocationDirectory.open(location.id(), Path.of(location.directory()));
        return Stream.concat(Stream.of(own.keepOut()), known.get().stream());
    }

    /** The innermost directory of backups that the path leads into. */
    private static Optional<Path> around(String path, List<KeepOut> all) {
        Path given = Path.of(path);
        // rsync follows a link that is named with a slash at its end, and else fetches the link alone.
        if (!Files.exists(given) || (Files.isSymbolicLink(given) && !path.endsWith("/"))) {
            return Optional.empty();
        }
        return holding(real(given), all);
    }

    private static Optional<Path> holding(Path real, List<KeepOut> all) {
        @Nullable Path directory = real;
        while (directory != null && !keptOut(directory, all)) {
            directory = directory.getParent();
        }
        return Optional.ofNullable(directory);
    }

    private static boolean keptOut(Path directory, List<KeepOut> all) {
        return all.stream().anyMatch(keepOut -> keepOut.standsIn(directory));
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
