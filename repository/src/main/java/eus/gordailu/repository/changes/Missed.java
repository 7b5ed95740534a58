package eus.gordailu.repository.changes;

import eus.gordailu.contracts.path.TreePath;
import java.util.Optional;

/**
 * Files that were compared and are not there, for they had gone, or had become directories, before they could be fetched.
 *
 * @param miscounted whether anything is of another kind than it was when it was compared, or not there: then what was counted is not what came
 */
public record Missed(long files, Optional<TreePath> first, boolean miscounted) {

    public static final Missed NOTHING = new Missed(0, Optional.empty(), false);

    Missed and(TreePath path) {
        return new Missed(files + 1, first.or(() -> Optional.of(path)), true);
    }

    Missed andMiscounted() {
        return new Missed(files, first, true);
    }
}
