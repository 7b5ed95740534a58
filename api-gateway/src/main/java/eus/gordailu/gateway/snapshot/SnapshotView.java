package eus.gordailu.gateway.snapshot;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.snapshot.Finding;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that was told of a snapshot, in any order. One that is gone stays as a tombstone, so that old news does not bring it back. */
record SnapshotView(
        JobRef job,
        SnapshotId id,
        @Nullable SnapshotCompleted completed,
        Marks marks,
        @Nullable PendingChange asked) {

    static SnapshotView unknown(JobRef job, SnapshotId id) {
        return new SnapshotView(job, id, null, Marks.NONE, null);
    }

    SnapshotView with(SnapshotCompleted seen) {
        return new SnapshotView(job, id, completed == null ? seen : completed, marks, asked);
    }

    SnapshotView with(Marks changed) {
        return new SnapshotView(job, id, completed, changed, asked);
    }

    SnapshotView asking(PendingChange change) {
        return new SnapshotView(job, id, completed, marks, change);
    }

    Optional<PendingChange> pending() {
        return Optional.ofNullable(asked).filter(change -> !marks.answers(change));
    }

    /** It was published and is still in view. */
    boolean there() {
        return completed != null && marks.gone() == null;
    }

    /** It was good when it was made, as an anomalous one is too, or somebody has found it to be. */
    boolean good() {
        return there() && (finding().filter(Finding::suspicious).isEmpty() || marks.accepted() != null);
    }

    Instant completedAt() {
        return Objects.requireNonNull(completed).snapshot().completedAt();
    }

    /** The location that it was published on. */
    Location location() {
        return Objects.requireNonNull(completed).definition().location();
    }

    /** What was found of it, when it was published. */
    Optional<Finding> finding() {
        return Optional.ofNullable(completed).map(seen -> seen.snapshot().finding());
    }

    /** It waits for a person. */
    boolean undecided() {
        return there() && finding().isPresent() && marks.accepted() == null;
    }

    SnapshotKey key() {
        return new SnapshotKey(job.jobId(), id);
    }
}
