package eus.gordailu.transfer.pull;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.rsync.Change;
import eus.gordailu.transfer.rsync.Changes;
import eus.gordailu.transfer.rsync.EntryType;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The directories that lost entries and are still there. Their times were changed by that, and rsync need not have found
 * anything about them: the source's may have been put back, or what has gone was only excluded.
 */
final class TouchedDirectories {

    private TouchedDirectories() {}

    static Set<TreePath> of(Changes changes) {
        Set<TreePath> touched = changes.stream()
                .filter(Change.Deleted.class::isInstance)
                .map(change -> change.path().parent())
                .collect(Collectors.toCollection(HashSet::new));
        // All that a directory held is deleted before it, so none that has gone is missing among these.
        Set<TreePath> gone = changes.stream()
                .filter(change -> isNoDirectoryNow(change) && touched.contains(change.path()))
                .map(Change::path)
                .collect(Collectors.toSet());
        touched.removeIf(directory -> isWithin(gone, directory));
        return touched;
    }

    private static boolean isNoDirectoryNow(Change change) {
        return switch (change) {
            case Change.Deleted _ -> true;
            case Change.Created(var _, var type, var _) -> type != EntryType.DIRECTORY;
            case Change.Altered _ -> false;
        };
    }

    private static boolean isWithin(Set<TreePath> gone, TreePath directory) {
        for (TreePath path = directory; !path.isRoot(); path = path.parent()) {
            if (gone.contains(path)) {
                return true;
            }
        }
        return false;
    }
}
