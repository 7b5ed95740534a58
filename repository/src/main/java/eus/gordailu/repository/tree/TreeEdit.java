package eus.gordailu.repository.tree;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.Errno;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.Inode;
import eus.gordailu.repository.posix.PosixException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * Prepares a linked tree for rsync: what it will write anew is taken away, for it must never write to an inode that snapshots
 * share, and new names of what stays are linked. Paths that are neighbours are quick. The directories that are touched are
 * rsync's to put right: it is told of each.
 */
public final class TreeEdit implements AutoCloseable {

    private static final int OWNER_ALL = 0700;

    @FunctionalInterface
    private interface Change {
        void run() throws IOException;
    }

    private final PathCursor cursor;

    /** Prepares the tree below this directory, which must stay open as long. */
    public TreeEdit(Directory root) throws IOException {
        this.cursor = new PathCursor(root);
    }

    /** Removes an entry, a directory with all that is in it. Nothing happens where there is none, or a link on the way. */
    public void remove(TreePath path) throws IOException {
        if (path.isRoot()) {
            throw new IllegalArgumentException("The root of a tree is not removed");
        }
        if (!cursor.reach(path.parent().names())) {
            return;
        }
        FileName name = new FileName(path.name());
        try {
            changing(() -> cursor.directory().unlink(name));
        } catch (PosixException e) {
            if (e.errno() == Errno.EISDIR) {
                changing(() -> TreeRemoval.remove(cursor.directory(), name));
            } else if (!PathCursor.NO_SUCH_DIRECTORY.contains(e.errno())) {
                throw e;
            }
        }
    }

    /** Gives a file that is in the tree one more name, in a directory that is made where there is none. */
    public void link(TreePath path, TreePath leader) throws IOException {
        if (!cursor.reach(leader.parent().names())) {
            throw new NoSuchFileException(cursor.directory() + ": no directory on the way to " + leader);
        }
        try (Inode inode = cursor.directory().inode(new FileName(leader.name()))) {
            make(path.parent().names());
            changing(() -> inode.linkTo(cursor.directory(), new FileName(path.name())));
        }
    }

    private void make(List<String> names) throws IOException {
        while (!cursor.reach(names)) {
            FileName missing = new FileName(names.get(cursor.depth()));
            changing(() -> cursor.directory().makeDirectory(missing, OWNER_ALL));
        }
    }

    /** Does it, if need be with the right to that the directory's mode withholds. */
    private void changing(Change change) throws IOException {
        try {
            change.run();
        } catch (PosixException e) {
            if (e.errno() != Errno.EACCES) {
                throw e;
            }
            Directory directory = cursor.directory();
            directory.inode().mode(directory.status().permissions() | OWNER_ALL);
            change.run();
        }
    }

    @Override
    public void close() {
        cursor.close();
    }
}
