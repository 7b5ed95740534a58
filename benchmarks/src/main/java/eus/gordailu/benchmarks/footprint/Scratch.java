package eus.gordailu.benchmarks.footprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where servers keep their data, and what they back up, while a benchmark lasts. */
record Scratch(Path directory) implements AutoCloseable {

    /** The one file of each source. */
    static final String FILE = "file.txt";

    static Scratch in(Path parent) throws IOException {
        return new Scratch(Files.createTempDirectory(Files.createDirectories(parent), "footprint-"));
    }

    Path data(String name) throws IOException {
        return Files.createDirectory(directory.resolve(name));
    }

    /** Directories with one small file each. */
    List<Path> sources(String name, int count) throws IOException {
        Path all = directory.resolve("source-" + name);
        List<Path> sources = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Path source = Files.createDirectories(all.resolve(name + "-" + i));
            Files.writeString(source.resolve(FILE), "The only file of " + name + " " + i + "\n");
            sources.add(source);
        }
        return sources;
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
