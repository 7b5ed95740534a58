package eus.gordailu.repository.snapshot;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.location.DiskWork;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.Errno;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.PosixException;
import eus.gordailu.repository.tree.TreeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The tree of a published snapshot, as it is read. No link in it is ever followed: it would lead into the server's own files. */
public record SnapshotTree(Path data) {

    private static final List<Errno> NOT_THERE = List.of(Errno.ENOENT, Errno.ENOTDIR, Errno.ELOOP, Errno.ENAMETOOLONG);

    /** Whether it holds this path, and all that leads there are directories. */
    public boolean has(TreePath path) {
        return new DiskWork("look for %s in %s".formatted(path, data), data).run(() -> {
            try {
                return path.isRoot() || isIn(Directory.open(data), path.names());
            } catch (PosixException e) {
                if (NOT_THERE.contains(e.errno())) {
                    return false;
                }
                throw e;
            }
        });
    }

    /** Whether there is a directory at this path, which is there. */
    public boolean isDirectory(TreePath path) {
        return path.isRoot()
                || new DiskWork("look at %s in %s".formatted(path, data), data).run(() -> {
                    try (Directory root = Directory.open(data);
                            TreeReader reader = new TreeReader(root)) {
                        return reader.directory(path).isPresent();
                    }
                });
    }

    private static boolean isIn(Directory root, List<String> names) throws IOException {
        Directory reached = root;
        try {
            for (String name : names.subList(0, names.size() - 1)) {
                Directory next = reached.child(new FileName(name));
                reached.close();
                reached = next;
            }
            return reached.has(new FileName(names.getLast()));
        } finally {
            reached.close();
        }
    }
}
