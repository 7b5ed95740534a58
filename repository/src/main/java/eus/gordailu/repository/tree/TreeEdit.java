package eus.gordailu.repository.tree;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.Errno;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.Inode;
import eus.gordailu.repository.posix.PosixException;
import eus.gordailu.repository.posix.TreeCursor;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Prepares a linked tree for rsync: what it will write anew is taken away, for it must never write to an inode that snapshots
 * share. Paths that are neighbours are quick. Directories whose entries were touched can be given their times back.
 */
public final class TreeEdit implements AutoCloseable {

    private static final Set<Errno> NO_SUCH_DIRECTORY =
            EnumSet.of(Errno.ENOENT, Errno.ENOTDIR, Errno.ELOOP, Errno.ENAMETOOLONG);

    private static final int OWNER_ONLY = 0700;

    @FunctionalInterface
    private interface Change {
        void run() throws IOException;
    }

    private final Directory root;
    private final TouchedDirectories touched = new TouchedDirectories();
    private TreeCursor cursor;
    private @Nullable Directory lastTouched;

    /** Prepares the tree below this directory, which must stay open as long. */
    public TreeEdit(Directory root) throws IOException {
        this.root = root;
        this.cursor = TreeCursor.at(root);
    }

    /** Removes an entry, a directory with all that is in it. Nothing happens where there is none, or a link on the way. */
    public void remove(TreePath path) throws IOException {
        if (path.isRoot()) {
            throw new IllegalArgumentException("The root of a tree is not removed");
        }
        if (!unlinked(path)) {
            FileName name = new FileName(path.name());
            changing(() -> TreeRemoval.remove(cursor.directory(), name));
            touched.forget(path.octets());
        }
    }

    /**
     * Unlinks what is no directory, so that rsync makes a new inode; a directory stays. Also to be told what rsync will add,
     * which changes its directory's time just as well.
     */
    public void unlink(TreePath path) throws IOException {
        if (!path.isRoot()) {
            unlinked(path);
        }
    }

    /**
     * Gives a file that is in the tree one more name, in a directory that is made, for rsync to give it its attributes, where
     * there is none.
     */
    public void link(TreePath path, TreePath leader) throws IOException {
        if (!reach(leader.parent().names())) {
            throw new NoSuchFileException(cursor.directory() + ": no directory on the way to " + leader);
        }
        try (Inode inode = cursor.directory().inode(new FileName(leader.name()))) {
            make(path.parent().names());
            touch();
            changing(() -> inode.linkTo(cursor.directory(), new FileName(path.name())));
        }
    }

    private void make(List<String> names) throws IOException {
        while (!reach(names)) {
            touch();
            FileName missing = new FileName(names.get(cursor.depth()));
            changing(() -> cursor.directory().makeDirectory(missing, OWNER_ONLY));
        }
    }

    /** Whether there is nothing of this name any more; false for a directory. */
    private boolean unlinked(TreePath path) throws IOException {
        List<String> names = path.names();
        boolean there = reach(names.subList(0, names.size() - 1));
        touch();
        if (!there) {
            return true;
        }
        FileName name = new FileName(names.getLast());
        try {
            changing(() -> cursor.directory().unlink(name));
            return true;
        } catch (PosixException e) {
            if (NO_SUCH_DIRECTORY.contains(e.errno())) {
                return true;
            }
            if (e.errno() == Errno.EISDIR) {
                return false;
            }
            throw e;
        }
    }

    /** Goes to a directory, or as near as the tree has it. */
    private boolean reach(List<String> names) throws IOException {
        while (!within(names)) {
            cursor.up();
        }
        for (String octets : names.subList(cursor.depth(), names.size())) {
            FileName name = new FileName(octets);
            try {
                cursor.down(name, cursor.directory().child(name));
            } catch (PosixException e) {
                if (NO_SUCH_DIRECTORY.contains(e.errno())) {
                    return false;
                }
                throw e;
            }
        }
        return true;
    }

    /** Whether the cursor is on the way to it. */
    private boolean within(List<String> names) {
        if (cursor.depth() > names.size()) {
            return false;
        }
        for (int depth = 0; depth < cursor.depth(); depth++) {
            if (!cursor.name(depth).octets().equals(names.get(depth))) {
                return false;
            }
        }
        return true;
    }

    /** Before anything changes there. Sorted paths come to one directory many times in a row. */
    private void touch() throws IOException {
        Directory directory = cursor.directory();
        if (directory != lastTouched) {
            lastTouched = directory;
            touched.remember(cursor.octets(), directory);
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
            touched.open(cursor.octets(), cursor.directory());
            change.run();
        }
    }

    /** Gives the directories that were touched their times back, but those that have gone and those that rsync sets itself. */
    public void restoreTimes(Set<TreePath> except) throws IOException {
        cursor.close();
        cursor = TreeCursor.at(root);
        for (String octets : touched.octets()) {
            TreePath path = new TreePath(octets);
            if (!except.contains(path) && reach(path.names())) {
                touched.restore(octets, cursor.directory());
            }
        }
    }

    @Override
    public void close() {
        cursor.close();
    }
}
