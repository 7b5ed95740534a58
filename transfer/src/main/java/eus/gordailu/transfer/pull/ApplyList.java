package eus.gordailu.transfer.pull;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.rsync.Change;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;

/** Writes paths that rsync is to bring into a file, from a directory above them all, each ended by a NUL byte. */
final class ApplyList implements AutoCloseable {

    private final JobPaths paths;
    private final TreePath start;
    private final OutputStream out;
    private TreePath last = TreePath.ROOT;

    ApplyList(Path file, JobPaths paths, TreePath start) throws IOException {
        this.paths = paths;
        this.start = start;
        this.out = new BufferedOutputStream(Files.newOutputStream(file));
    }

    /** What rsync is told of the next so many. */
    void add(Iterator<Change> changes, long count, Function<Change, Optional<TreePath>> told) throws IOException {
        for (long i = 0; i < count; i++) {
            Optional<TreePath> path = told.apply(changes.next());
            if (path.isPresent()) {
                add(path.get());
            }
        }
    }

    void add(TreePath path) throws IOException {
        // The root itself would stand for all that it holds.
        if (!path.isRoot() && !path.equals(last) && !paths.implies(path)) {
            write(path);
        }
    }

    void write(TreePath path) throws IOException {
        out.write('/');
        out.write(path.from(start).bytes());
        out.write(0);
        last = path;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
