package eus.gordailu.benchmarks.walks;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.expiry.DeletionRate;
import eus.gordailu.repository.expiry.DeletionReport;
import eus.gordailu.repository.expiry.ExpiredTrees;
import eus.gordailu.repository.job.JobDirectories;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.location.LocationDirectory;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.tree.LinkedTree;
import eus.gordailu.repository.tree.TreeDifference;
import eus.gordailu.repository.tree.TreeLink;
import eus.gordailu.repository.tree.TreeRecycle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A tree of small files in a job's directory, and a copy of it, made of links, where expired ones are. Any other count than that of its files is an error. */
final class WalkedTrees implements AutoCloseable {

    static final int FILES = 20_000;

    private static final int DIRECTORIES = 200;

    private final Path root;
    private final JobDirectory job;
    private final Path latest;
    private final Path copy;

    private WalkedTrees(Path root) throws IOException {
        this.root = root;
        this.job = new JobDirectories(LocationDirectory.initialise(LocationId.of("walks"), root.resolve("location")))
                .openOrCreate(new JobRef(ClientId.random(), "client", JobId.random(), "job"));
        this.latest = Files.createDirectory(job.path().resolve("latest-tree"));
        this.copy = job.expired().resolve("copy");
    }

    /** In a directory of its own within that place. */
    static WalkedTrees make(String place) throws IOException {
        WalkedTrees trees = new WalkedTrees(Files.createTempDirectory(Path.of(place), "walks-"));
        for (int number = 0; number < DIRECTORIES; number++) {
            Files.createDirectory(trees.directory(number));
        }
        for (int number = 0; number < FILES; number++) {
            Files.writeString(
                    trees.directory(number % DIRECTORIES).resolve("file-%05d.dat".formatted(number)),
                    "content of " + number);
        }
        return trees;
    }

    private Path directory(int number) {
        return latest.resolve("directory-%03d".formatted(number));
    }

    LinkedTree link() throws IOException {
        Files.createDirectory(copy);
        try (Directory from = Directory.open(latest);
                Directory to = Directory.open(copy)) {
            LinkedTree linked = TreeLink.link(from, to);
            check("linked", linked.linked());
            return linked;
        }
    }

    LinkedTree recycle() throws IOException {
        try (Directory from = Directory.open(latest);
                Directory to = Directory.open(copy)) {
            LinkedTree recycled = TreeRecycle.recycle(from, to);
            check("kept", recycled.kept());
            return recycled;
        }
    }

    /** How many there are between the two trees. */
    long differences() throws IOException {
        Count count = new Count();
        try (Directory older = Directory.open(latest);
                Directory newer = Directory.open(copy)) {
            TreeDifference.tell(older, newer, count);
        }
        if (count.told != 0) {
            throw new IllegalStateException("Of two equal trees, %d entries differ".formatted(count.told));
        }
        return count.told;
    }

    /** Deletes the copy, in the way of a rotation that is not held to a rate. */
    DeletionReport delete() {
        DeletionReport report = new ExpiredTrees(job).deleteAll(DeletionRate.UNBOUNDED);
        check("deleted", report.files());
        return report;
    }

    private static void check(String done, long files) {
        if (files != FILES) {
            throw new IllegalStateException("Of %d files, %d were %s".formatted(FILES, files, done));
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }

    private static final class Count implements TreeDifference.Listener {

        private long told;

        @Override
        public void added(TreePath path) {
            told++;
        }

        @Override
        public void changed(TreePath path) {
            told++;
        }

        @Override
        public void removed(TreePath path, boolean directory) {
            told++;
        }
    }
}
