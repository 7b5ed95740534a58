package eus.gordailu.repository.tree;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.posix.Directory;
import java.io.IOException;
import java.util.List;

/** Makes an empty directory a copy of a tree: directories of its own, and a further link to everything else. */
public final class TreeLink {

    private TreeLink() {}

    /** Links the tree. What a first attempt left behind can be completed with {@link TreeRecycle}. */
    public static LinkedTree link(Directory source, Directory target) throws IOException {
        return link(source, target, List.of());
    }

    /** The same by two threads, of which one takes these subtrees, as {@link TreeHalf} finds them. */
    public static LinkedTree link(Directory source, Directory target, List<TreePath> apart) throws IOException {
        if (!target.empty()) {
            throw TreesNotLinkableException.notEmpty(source, target);
        }
        return TwinWalk.run(source, target, true, apart);
    }
}
