package eus.gordailu.repository.tree;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.posix.Directory;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Finds directories of a tree by their paths, one after the other; neighbours are quick. Follows no symbolic link. */
public final class TreeReader implements AutoCloseable {

    private final PathCursor cursor;

    /** Reads the tree below this directory, which must stay open as long. */
    public TreeReader(Directory root) throws IOException {
        this.cursor = new PathCursor(root);
    }

    /** The directory that holds this entry, open until the next question; empty where there is none. */
    public Optional<Directory> parentOf(TreePath path) throws IOException {
        return cursor.reach(path.parent().names()) ? Optional.of(cursor.directory()) : Optional.empty();
    }

    /** The directory at this path, open until the next question; empty where there is none. */
    public Optional<Directory> directory(TreePath path) throws IOException {
        return cursor.reach(path.names()) ? Optional.of(cursor.directory()) : Optional.empty();
    }

    /** Of the directories that this entry is or was below, the nearest that is there. */
    public TreePath nearestAbove(TreePath path) throws IOException {
        List<String> names = path.parent().names();
        cursor.reach(names);
        return new TreePath(String.join("/", names.subList(0, cursor.depth())));
    }

    @Override
    public void close() {
        cursor.close();
    }
}
