package eus.gordailu.repository.tree;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.Entry;
import eus.gordailu.repository.posix.Errno;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.FileStatus;
import eus.gordailu.repository.posix.Inode;
import eus.gordailu.repository.posix.PosixException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

/**
 * Prepares a linked tree for rsync: what it will write anew is taken away, for it must never write to an inode that snapshots
 * share, and new names of what stays are linked. Paths that are neighbours are quick. The directories that are touched are
 * rsync's to put right: it is told of each.
 */
public final class TreeEdit implements AutoCloseable {

    @FunctionalInterface
    private interface Change {
        void run() throws IOException;
    }

    private final Directory root;
    private final PathCursor cursor;
    private final FullInodes fullInodes = new FullInodes();
    private final List<TreePath> copied = new ArrayList<>();

    /** Prepares the tree below this directory, which must stay open as long. */
    public TreeEdit(Directory root) throws IOException {
        this.root = root;
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

    /**
     * Gives a file that is in the tree one more name, in a directory that is made where there is none. Where its inode takes no
     * more, that is a copy, of which {@link #regroup} makes all of its names.
     */
    public void link(TreePath path, TreePath leader) throws IOException {
        if (!cursor.reach(leader.parent().names())) {
            throw new NoSuchFileException(cursor.directory() + ": no directory on the way to " + leader);
        }
        try (Inode inode = cursor.directory().inode(new FileName(leader.name()))) {
            make(path.parent().names());
            changing(() -> {
                if (!FullInodes.linked(inode, cursor.directory(), new FileName(path.name()))) {
                    copy(leader, path);
                }
            });
        }
    }

    /** Files that were copied because their inode took no more links. */
    public List<TreePath> copied() {
        return List.copyOf(copied);
    }

    private void copy(TreePath leader, TreePath path) throws IOException {
        FileName name = new FileName(leader.name());
        try (PathCursor from = new PathCursor(root)) {
            from.reach(leader.parent().names());
            FileStatus status = from.directory().status(name);
            Entry model = new Entry(name, status.inode(), status.type());
            if (fullInodes.place(from.directory(), model, cursor.directory(), new FileName(path.name()))) {
                copied.add(path);
            }
        }
    }

    /** To be called last: names of a file that were there before its inode was full become names of its copy. */
    public void regroup() throws IOException {
        fullInodes.regroup(root);
    }

    private void make(List<String> names) throws IOException {
        while (!cursor.reach(names)) {
            FileName missing = new FileName(names.get(cursor.depth()));
            changing(() -> cursor.directory().makeDirectory(missing, OwnerRights.ALL));
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
            OwnerRights.grant(cursor.directory());
            change.run();
        }
    }

    @Override
    public void close() {
        fullInodes.close();
        cursor.close();
    }
}
