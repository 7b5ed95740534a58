package eus.gordailu.benchmarks.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A source that is made and changed by a seed: the same seed gives the same names, bytes and times. Of what changes, eight in
 * ten files are written anew, one is removed, and one is new.
 */
final class SourceTree {

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final int FANOUT = 500;
    private static final int TENTH = 10;

    private final Path root;
    private final TreeKind kind;
    private final long seed;
    /** Each file by its number; a removed one gives its place to a new one. */
    private final int[] files;

    private int next;
    private int generation;

    private SourceTree(Path root, TreeKind kind, long seed) {
        this.root = root;
        this.kind = kind;
        this.seed = seed;
        this.files = IntStream.range(0, kind.files()).toArray();
        this.next = kind.files();
    }

    static SourceTree make(Path root, TreeKind kind, long seed) throws IOException {
        SourceTree tree = new SourceTree(root, kind, seed);
        for (int number = 0; number < kind.directories(); number++) {
            Files.createDirectories(tree.directory(number));
        }
        for (int file : tree.files) {
            tree.write(file);
        }
        return tree;
    }

    Path root() {
        return root;
    }

    /** Once more so many files change; returns how many that were. */
    int change() throws IOException {
        generation++;
        int count = kind.changes();
        int[] chosen = new SplittableRandom(seed + generation)
                .ints(0, files.length)
                .distinct()
                .limit(count)
                .toArray();
        Arrays.sort(chosen);
        for (int turn = 0; turn < chosen.length; turn++) {
            change(chosen[turn], turn);
        }
        return chosen.length;
    }

    private void change(int place, int turn) throws IOException {
        if (turn % TENTH == 0) {
            Files.delete(path(files[place]));
            files[place] = next++;
        }
        write(files[place]);
    }

    private void write(int file) throws IOException {
        SplittableRandom random = new SplittableRandom(((long) file << Integer.SIZE) + generation + seed);
        byte[] bytes = new byte[kind.greatest() / 2 + random.nextInt(kind.greatest() / 2 + 1)];
        random.nextBytes(bytes);
        Path path = path(file);
        Files.write(path, bytes);
        // Times of a clock would differ between two trees of one seed.
        Files.setLastModifiedTime(
                path, FileTime.from(FIRST.plusSeconds(3600L * generation).plusNanos(file)));
    }

    private Path path(int file) {
        return directory(file % kind.directories()).resolve("file-%07d.dat".formatted(file));
    }

    private Path directory(int number) {
        return root.resolve("%03d/%03d".formatted(number / FANOUT, number % FANOUT));
    }
}
