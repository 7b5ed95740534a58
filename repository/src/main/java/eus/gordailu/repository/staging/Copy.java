package eus.gordailu.repository.staging;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.repository.tree.LinkedTree;
import java.util.Optional;

/** A copy of the latest snapshot, and the expired snapshot of which it was made, if any. */
public record Copy(LinkedTree tree, Optional<SnapshotId> recycled) {}
