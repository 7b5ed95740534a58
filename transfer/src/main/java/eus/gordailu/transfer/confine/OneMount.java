package eus.gordailu.transfer.confine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The mount that holds two directories, as links from one to the other want it. It shows more than the two; what stands beside the ways to
 * them can be covered.
 */
record OneMount(Path written, Path linked) {

    /** What both are in. */
    Path top() {
        return common(written, linked);
    }

    /** The lowest directory that both are in, which may be one of them. */
    static Path common(Path one, Path other) {
        return above(one).filter(other::startsWith).findFirst().orElseThrow();
    }

    private static Stream<Path> above(Path path) {
        return Stream.iterate(path, Objects::nonNull, Path::getParent);
    }

    /** All else in the directories on the way from the top to the linked one. */
    List<Path> beside() {
        Path top = top();
        return above(linked)
                .skip(1)
                .takeWhile(directory -> directory.startsWith(top))
                .flatMap(directory -> others(directory).stream())
                .toList();
    }

    private List<Path> others(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> !linked.startsWith(entry) && !written.startsWith(entry))
                    .filter(entry -> !entry.startsWith(written))
                    .filter(entry -> !Files.isSymbolicLink(entry))
                    .toList();
        } catch (IOException e) {
            throw new NotConfinedException(
                    "rsync is not confined, for %s can't be looked through (%s): see what is wrong with that disk"
                            .formatted(directory, e));
        }
    }
}
