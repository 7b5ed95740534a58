package eus.gordailu.repository.changes;

import eus.gordailu.contracts.path.TreePath;
import java.util.Optional;

/**
 * Files that were compared and are not there, for they had gone, or had become directories, before they could be fetched.
 *
 * @param bytes what the snapshot before had of them
 */
public record Missed(long files, long bytes, Optional<TreePath> first) {

    public static final Missed NOTHING = new Missed(0, 0, Optional.empty());

    Missed and(TreePath path, long moreBytes) {
        return new Missed(files + 1, bytes + moreBytes, first.or(() -> Optional.of(path)));
    }
}
