package eus.gordailu.repository.tree;

import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.Errno;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.PosixException;
import eus.gordailu.repository.posix.TreeCursor;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A cursor that is sent to paths, by way of what it has open. */
final class PathCursor implements AutoCloseable {

    static final Set<Errno> NO_SUCH_DIRECTORY =
            EnumSet.of(Errno.ENOENT, Errno.ENOTDIR, Errno.ELOOP, Errno.ENAMETOOLONG);

    private final TreeCursor cursor;

    PathCursor(Directory root) throws IOException {
        this.cursor = TreeCursor.at(root);
    }

    Directory directory() {
        return cursor.directory();
    }

    int depth() {
        return cursor.depth();
    }

    /** Goes to a directory, or as near as the tree has it. */
    boolean reach(List<String> names) throws IOException {
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

    @Override
    public void close() {
        cursor.close();
    }
}
