package eus.gordailu.repository.tree;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.posix.Directory;
import java.io.IOException;
import java.util.List;

/**
 * Makes an expired tree what {@link TreeLink} would make: a copy of the latest tree. What has the same name and inode in both
 * is right already. Nothing is ever written to what is no directory, since published snapshots may share it.
 */
public final class TreeRecycle {

    private TreeRecycle() {}

    /** Recycles a tree that is ours alone, in whatever state it was left; interrupted, it can be done again. */
    public static LinkedTree recycle(Directory latest, Directory expired) throws IOException {
        return recycle(latest, expired, List.of());
    }

    /** The same by two threads, of which one takes these subtrees, as {@link TreeHalf} finds them. */
    public static LinkedTree recycle(Directory latest, Directory expired, List<TreePath> apart) throws IOException {
        return TwinWalk.run(latest, expired, false, apart);
    }
}
