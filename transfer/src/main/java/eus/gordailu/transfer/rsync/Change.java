package eus.gordailu.transfer.rsync;

import eus.gordailu.contracts.path.TreePath;
import java.util.Optional;
import java.util.Set;

/**
 * One way in which the source differs from a tree. A leader is another name of the same file. rsync names it when the two
 * are not yet joined in the tree: of a group whose names all changed together it says nothing. It names one that is
 * unchanged in the tree if there is any.
 */
public sealed interface Change {

    TreePath path();

    /** Gone from the source, or excluded now. What a directory held comes before it, each by itself. */
    record Deleted(TreePath path, boolean directory) implements Change {}

    /**
     * New. Something of another type may have had this name: that is not told as deleted, only what it held as a directory.
     */
    record Created(TreePath path, EntryType type, Optional<TreePath> leader) implements Change {}

    /**
     * There before, of the same type. No difference at all means that only the hard link to its leader is new; or, by
     * checksum and without a leader, that it is a further name of a file that may have changed.
     */
    record Altered(TreePath path, EntryType type, Set<Difference> differences, Optional<TreePath> leader)
            implements Change {

        public Altered {
            differences = Set.copyOf(differences);
        }

        /** Whether it is not only other attributes. */
        public boolean changesContent() {
            return differences.contains(Difference.CONTENT) || differences.contains(Difference.SIZE);
        }

        public boolean isDirectory() {
            return type == EntryType.DIRECTORY;
        }
    }
}
