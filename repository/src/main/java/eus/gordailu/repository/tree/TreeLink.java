package eus.gordailu.repository.tree;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Gives a directory what a tree has: directories of its own, and a further link to everything else. */
public final class TreeLink {

    private TreeLink() {}

    /** Links the tree. What a first attempt left behind can be completed with {@link TreeRecycle}. */
    public static LinkedTree link(Directory source, Directory target) throws IOException {
        return link(source, target, List.of());
    }

    /** Adds some entries, with all that is below them, as far as the directory lacks them. All that it has stays as it is, and so do its own attributes. */
    public static LinkedTree complete(Directory source, Directory target, Set<FileName> entries) throws IOException {
        return TwinWalk.complete(source, target, entries, _ -> true);
    }

    /**
     * The same at every depth: a directory below it that is there gets what it lacks, and the attributes that it has in the source. Where a file has more
     * links than one, it was linked into its directory since that was listed: then nothing of the directory is added to.
     *
     * @param known directories that nothing is added to either, as paths from the source
     */
    public static LinkedTree completeThroughout(
            Directory source, Directory target, Set<FileName> entries, Predicate<TreePath> known) throws IOException {
        return TwinWalk.complete(source, target, entries, known);
    }

    /** The same of all entries. */
    public static LinkedTree completeThroughout(Directory source, Directory target, Predicate<TreePath> known)
            throws IOException {
        return TwinWalk.complete(source, target, known);
    }

    /** The same as {@link #link} by two threads, of which one takes these subtrees, as {@link TreeHalf} finds them. */
    public static LinkedTree link(Directory source, Directory target, List<TreePath> apart) throws IOException {
        if (!target.empty()) {
            throw TreesNotLinkableException.notEmpty(source, target);
        }
        return TwinWalk.run(source, target, true, apart);
    }
}
