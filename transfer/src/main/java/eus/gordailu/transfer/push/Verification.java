package eus.gordailu.transfer.push;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.rsync.Change;
import eus.gordailu.transfer.rsync.Difference;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Counts what is not at the client as it is in the tree after all was brought. */
final class Verification {

    private static final Set<Difference> OWNERS = EnumSet.of(Difference.OWNER, Difference.GROUP);

    private long owners;
    private long others;
    private Optional<TreePath> firstOwner = Optional.empty();
    private Optional<TreePath> firstOther = Optional.empty();

    synchronized void add(Change change) {
        if (change instanceof Change.Altered altered && OWNERS.containsAll(altered.differences())) {
            owners++;
            firstOwner = firstOwner.or(() -> Optional.of(change.path()));
        } else {
            others++;
            firstOther = firstOther.or(() -> Optional.of(change.path()));
        }
    }

    /** Whose owner or group alone is another. */
    synchronized long owners() {
        return owners;
    }

    synchronized Optional<TreePath> firstOwner() {
        return firstOwner;
    }

    /** All others. */
    synchronized long others() {
        return others;
    }

    synchronized Optional<TreePath> firstOther() {
        return firstOther;
    }
}
