package eus.gordailu.repository.tree;

import eus.gordailu.contracts.path.TreePath;
import java.util.List;

/**
 * What it took to make a tree of links. Directories and what was removed with them are counted one by one. Of the files that
 * had to be copied, since their inode takes no more links, the first 100 are named.
 */
public record LinkedTree(
        long directories, long kept, long linked, long removed, long copied, long copiedBytes, List<TreePath> named) {

    public static final LinkedTree NOTHING = new LinkedTree(0, 0, 0, 0, 0, 0, List.of());

    static final int NAMED = 100;

    public LinkedTree {
        named = List.copyOf(named);
    }
}
