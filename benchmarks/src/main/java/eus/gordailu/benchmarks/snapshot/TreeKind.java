package eus.gordailu.benchmarks.snapshot;

import java.util.List;
import java.util.stream.Stream;

/**
 * A kind of source.
 *
 * @param files how many, spread evenly over as many directories as there are
 * @param greatest size of a file in bytes; the least is half of it
 * @param changed the share of the files that changes between two snapshots
 */
record TreeKind(String name, int directories, int files, int greatest, double changed) {

    private static final int SMALL = 2_000;
    private static final int LARGE = 5_000_000;
    private static final int MANY = 200_000;
    private static final int PER_DIRECTORY = 100;
    private static final int BLOCK = 4096;
    private static final int TENTH = 10;

    /** The row that most goals are about. */
    static final TreeKind UNCHANGED = small("200k small files, unchanged", MANY, 0);

    static final TreeKind LITTLE_CHANGED = small("200k small files, 1% changed", MANY, 0.01);
    private static final TreeKind MUCH_CHANGED = small("200k small files, 20% changed", MANY, 0.2);
    private static final TreeKind LARGE_FILES = new TreeKind("2,000 files of 5 MB, 1% changed", 20, 2_000, LARGE, 0.01);
    private static final TreeKind DIRECTORIES =
            new TreeKind("100k directories, nearly empty", 100_000, 10_000, SMALL, 0);
    private static final TreeKind MILLION = small("1M small files, 0.1% changed", 1_000_000, 0.001);

    /** All that are measured; the largest only when it is asked for. */
    static List<TreeKind> all(boolean large) {
        Stream<TreeKind> usual = Stream.of(UNCHANGED, LITTLE_CHANGED, MUCH_CHANGED, LARGE_FILES, DIRECTORIES);
        return Stream.concat(usual, large ? Stream.of(MILLION) : Stream.empty()).toList();
    }

    private static TreeKind small(String name, int files, double changed) {
        return new TreeKind(name, files / PER_DIRECTORY, files, SMALL, changed);
    }

    /** The same with a tenth of everything. */
    TreeKind tenth() {
        return new TreeKind("a tenth of " + name, directories / TENTH, files / TENTH, greatest, changed);
    }

    /** Whether copies of it for every contender would fill a usual disk. */
    boolean bulky() {
        return greatest >= LARGE;
    }

    /** What a copy takes on a disk, in bytes, in whole blocks. */
    long bytes() {
        return (long) files * Math.ceilDiv(greatest, BLOCK) * BLOCK + (long) directories * BLOCK;
    }

    int changes() {
        return (int) Math.round(files * changed);
    }
}
