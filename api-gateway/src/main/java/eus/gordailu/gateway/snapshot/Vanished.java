package eus.gordailu.gateway.snapshot;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.rotation.Decision;
import eus.gordailu.contracts.rotation.RotationCompleted;
import eus.gordailu.kit.order.Succession;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What two rotations of a job, one after the other, tell of its snapshots besides what they say. A rotation names all that is in view on the
 * job's location. So what the earlier one has kept and the later one doesn't name is gone, though nobody could tell: the disk went away, or
 * the worker died, before it was told. What was made since the earlier one is never taken for gone, since that one did not keep it.
 */
final class Vanished {

    private final Succession succession;

    Vanished(Succession succession) {
        this.succession = succession;
    }

    /** What is gone without a word. */
    Set<SnapshotId> gone(RotationCompleted earlier, RotationCompleted later) {
        return comparable(earlier, later) ? without(earlier.kept(), later.kept(), later.expired()) : Set.of();
    }

    /** What is there though the earlier one did not keep it: it was made since, or a disk that was changed is back. */
    Set<SnapshotId> found(RotationCompleted earlier, RotationCompleted later) {
        return comparable(earlier, later) ? without(later.kept(), earlier.kept(), List.of()) : Set.of();
    }

    /** Where a clock was ahead, nobody knows which of the two is the earlier one. */
    private boolean comparable(RotationCompleted earlier, RotationCompleted later) {
        return earlier.definition()
                        .location()
                        .id()
                        .equals(later.definition().location().id())
                && earlier.completedAt().isBefore(later.completedAt())
                && !succession.isAhead(later.completedAt());
    }

    private static Set<SnapshotId> without(List<Decision> all, List<Decision> some, List<Decision> others) {
        Set<SnapshotId> left = new HashSet<>(ids(all));
        left.removeAll(ids(some));
        left.removeAll(ids(others));
        return left;
    }

    private static Set<SnapshotId> ids(List<Decision> decisions) {
        return decisions.stream().map(Decision::snapshotId).collect(Collectors.toSet());
    }
}
