package eus.gordailu.repository.staging;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.repository.tree.LinkedTree;
import java.util.Optional;

/**
 * A copy of the latest snapshot.
 *
 * @param recycled the expired snapshot of which it was made, if any
 * @param left whether it was made of one that an earlier attempt had left
 */
public record Copy(LinkedTree tree, Optional<SnapshotId> recycled, boolean left) {}
