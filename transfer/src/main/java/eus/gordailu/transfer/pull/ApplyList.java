package eus.gordailu.transfer.pull;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.rsync.Change;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

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

    /** The next so many. What the caller has linked is listed too: rsync leaves it as it is, but sees to the time of its directory. */
    void add(Iterator<Change> changes, long count) throws IOException {
        for (long i = 0; i < count; i++) {
            switch (changes.next()) {
                case Change.Deleted _ -> {}
                case Change.Created created -> add(created.path());
                case Change.Altered altered -> add(altered.path());
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
