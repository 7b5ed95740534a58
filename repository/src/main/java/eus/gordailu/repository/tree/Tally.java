package eus.gordailu.repository.tree;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.posix.FileStatus;
import java.util.ArrayList;
import java.util.List;

/** What a walk that links a tree has done so far. */
final class Tally {

    long directories;
    long kept;
    long linked;
    long removed;
    private long copied;
    private long copiedBytes;
    private final List<TreePath> named = new ArrayList<>();

    void copied(TreePath path, FileStatus status) {
        copied++;
        copiedBytes += status.size();
        if (named.size() < LinkedTree.NAMED) {
            named.add(path);
        }
    }

    LinkedTree sum() {
        return new LinkedTree(directories, kept, linked, removed, copied, copiedBytes, named);
    }
}
