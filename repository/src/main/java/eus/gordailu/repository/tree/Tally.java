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

    void add(Tally other) {
        directories += other.directories;
        kept += other.kept;
        linked += other.linked;
        removed += other.removed;
        copied += other.copied;
        copiedBytes += other.copiedBytes;
        other.named.stream().limit(LinkedTree.NAMED - (long) named.size()).forEach(named::add);
    }

    LinkedTree sum() {
        return new LinkedTree(directories, kept, linked, removed, copied, copiedBytes, named);
    }
}
