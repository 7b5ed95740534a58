package eus.gordailu.benchmarks.snapshot;

import eus.gordailu.repository.expiry.DeletionRate;
import eus.gordailu.repository.expiry.DeletionReport;
import eus.gordailu.repository.expiry.ExpiredTrees;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.tree.LinkedTree;
import eus.gordailu.repository.tree.TreeLink;
import eus.gordailu.repository.tree.TreeRecycle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The walks over whole trees, each timed by itself, in files per second.
 *
 * @param link a new tree of links
 * @param recycle a tree that is already what the latest is
 * @param remove a whole tree, whose files have other links
 */
record HotWalks(double link, double recycle, double remove) {

    private static final double NANOS = 1e9;

    /** A copy of the latest snapshot is made, recycled and deleted, out of view. */
    static HotWalks walk(JobDirectory job, Path latest) throws IOException {
        Path copy = Files.createDirectory(job.expired().resolve("benchmark"));
        try (Directory source = Directory.open(latest);
                Directory target = Directory.open(copy)) {
            long begun = System.nanoTime();
            LinkedTree linked = TreeLink.link(source, target);
            long between = System.nanoTime();
            LinkedTree recycled = TreeRecycle.recycle(source, target);
            long end = System.nanoTime();
            DeletionReport deleted = new ExpiredTrees(job).deleteAllButSpare(DeletionRate.UNBOUNDED);
            return new HotWalks(
                    perSecond(linked.linked(), begun, between),
                    perSecond(recycled.kept(), between, end),
                    perSecond(deleted.files(), end, System.nanoTime()));
        }
    }

    private static double perSecond(long files, long from, long to) {
        return files * NANOS / (to - from);
    }
}
