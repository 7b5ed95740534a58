package eus.gordailu.benchmarks.snapshot;

import eus.gordailu.benchmarks.Figure;
import eus.gordailu.benchmarks.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Cycles over very many names in a heap that is smaller than the product's: it must not grow with the names. */
final class HeapProof {

    private static final int HEAP_MEGABYTES = 192;
    private static final int PER_DIRECTORY = 1_000;
    private static final int TENTH = 10;
    private static final int CHANGED = 100;

    private final Ground ground;
    private final Workspace workspace;

    HeapProof(Ground ground, Workspace workspace) {
        this.ground = ground;
        this.workspace = workspace;
    }

    List<Figure> figures(int names) throws Exception {
        double fewer = peak(names / TENTH);
        double all = peak(names);
        return List.of(
                Figure.atMost(
                        HEAP_MEGABYTES,
                        "peak heap with -Xmx%dm, %,d names".formatted(HEAP_MEGABYTES, names),
                        all,
                        "MB"),
                Figure.told("peak heap, a tenth of the names", fewer, "MB"));
    }

    /** A first snapshot, one of a new tree of links, and one of a recycled tree: where one is kept, the third has a tree to recycle. */
    private double peak(int names) throws Exception {
        Path directory = ground.directory().resolve("heap");
        Path source = directory.resolve("source");
        System.out.printf("%nHeap, %,d names%n", names);
        for (int i = 0; i < names; i += PER_DIRECTORY) {
            fill(source.resolve("%06d".formatted(i / PER_DIRECTORY)), Math.min(PER_DIRECTORY, names - i));
        }
        try (Gordailu ours = Gordailu.in(
                ground, workspace, source, directory.resolve("gordailu"), 1, "-Xmx%dm".formatted(HEAP_MEGABYTES))) {
            ours.prepare();
            ours.prepare();
            touch(source);
            ours.cycle();
            double peak = ours.peakHeapMegabytes();
            System.out.printf("  peak %.1f MB%n", peak);
            return peak;
        } finally {
            ground.remove(directory);
        }
    }

    private static void fill(Path directory, int count) throws IOException {
        Files.createDirectories(directory);
        for (int i = 0; i < count; i++) {
            Files.createFile(directory.resolve("a-file-with-a-name-of-usual-length-%06d".formatted(i)));
        }
    }

    private static void touch(Path source) throws IOException {
        Path directory = source.resolve("%06d".formatted(0));
        for (int i = 0; i < CHANGED; i++) {
            Files.writeString(directory.resolve("a-file-with-a-name-of-usual-length-%06d".formatted(i)), "changed");
        }
    }
}
