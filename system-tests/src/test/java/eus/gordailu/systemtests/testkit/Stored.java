package eus.gordailu.systemtests.testkit;

import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What is stored in a location, as it lies on the disk. */
public final class Stored {

    /** Type, mode, owner, times, size, link's target; not the number of links, which grows with each later snapshot. */
    private static final String ENTRIES = "find . -printf '%y %m %U:%G %T@ %s %l %P\\0'";

    private static final String INODES = "find . -type f -printf '%i %P\\0'";

    private Stored() {}

    /** Every snapshot with all its entries and checksums: equal as long as nothing stored has changed. */
    public static SortedMap<Path, List<String>> snapshots(Path location) {
        SortedMap<Path, List<String>> all = new TreeMap<>();
        for (Path client : children(location)) {
            for (Path job : children(client)) {
                for (Path snapshot : children(job.resolve("snapshots"))) {
                    all.put(snapshot, content(snapshot));
                }
            }
        }
        return all;
    }

    /** Entries and checksums of one tree. */
    public static List<String> content(Path tree) {
        List<String> content = new ArrayList<>(lines(tree, ENTRIES));
        content.addAll(Trees.checksums(tree));
        return content;
    }

    /** Each file's inode and name. */
    public static Set<String> inodes(Path tree) {
        return Set.copyOf(lines(tree, INODES));
    }

    /** The tree that a run has stored of one path. */
    public static Path tree(JsonNode run, Path source) {
        return Path.of(directory(run) + "/data" + source);
    }

    /** The directory of a run's snapshot. */
    public static Path directory(JsonNode run) {
        return Path.of(run.path("snapshot").path("directory").asString());
    }

    /** The directories in a directory; none if it is not there. */
    public static List<Path> children(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, Files::isDirectory)) {
            List<Path> children = new ArrayList<>();
            found.forEach(children::add);
            return children.stream().sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path tree, String script) {
        return Arrays.stream(Trees.make(tree, script).split("\0")).sorted().toList();
    }
}
