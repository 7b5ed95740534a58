package eus.gordailu.benchmarks.snapshot;

import java.io.IOException;
import java.nio.file.Files;

/** Whether the disk has room for a race. */
final class DiskSpace {

    private static final double GB = 1e9;
    private static final int CONTENDERS = 6;
    /** Ours, one that is not yet shared, and two that keep files in a way of their own. */
    private static final int SHARED = 4;

    private static final int GENERATIONS = 13;
    private static final long MARGIN = 2_000_000_000L;

    private DiskSpace() {}

    /** Says how much is needed and how much there is. */
    static boolean allows(Ground ground, TreeKind kind) throws IOException {
        long needed = needed(kind);
        long free = Files.getFileStore(ground.directory()).getUsableSpace();
        boolean allowed = free >= needed;
        System.out.printf(
                "%s: needs up to %.1f GB of disk, %.1f GB are free%s%n",
                kind.name(), needed / GB, free / GB, allowed ? "" : ": LEFT OUT, make room and measure again");
        return allowed;
    }

    /** A source, a copy for each contender (plain ones of large files share theirs), what changes, and a margin. */
    static long needed(TreeKind kind) {
        int copies = kind.bulky() ? SHARED : CONTENDERS;
        return (1L + copies) * kind.bytes()
                + (long) (kind.changed() * kind.bytes() * CONTENDERS * GENERATIONS)
                + MARGIN;
    }
}
