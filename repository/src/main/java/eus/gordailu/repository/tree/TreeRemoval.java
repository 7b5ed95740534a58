package eus.gordailu.repository.tree;

import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.TreeVisitor;
import eus.gordailu.repository.posix.TreeWalk;
import java.io.IOException;

/** Removes a directory with all that is in it, and counts. */
final class TreeRemoval implements TreeVisitor {

    private long removed;

    private TreeRemoval() {}

    /** How many entries are gone, the directory itself among them. */
    static long remove(Directory parent, FileName name) throws IOException {
        TreeRemoval removal = new TreeRemoval();
        try (Directory directory = parent.childForced(name)) {
            TreeWalk.walk(directory, removal);
        }
        parent.removeDirectory(name);
        return removal.removed + 1;
    }

    @Override
    public void file(Directory parent, FileName name) throws IOException {
        parent.unlinkForced(name);
        removed++;
    }

    @Override
    public Directory enter(Directory parent, FileName name) throws IOException {
        return parent.childForced(name);
    }

    @Override
    public void left(Directory parent, FileName name) throws IOException {
        parent.removeDirectoryForced(name);
        removed++;
    }
}
