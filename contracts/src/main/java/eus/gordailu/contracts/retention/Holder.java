package eus.gordailu.contracts.retention;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.snapshot.Finding;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot that waits for a person and keeps all others of its job from expiring until then: an anomalous one for as long as it is
 * there, a suspicious one until a good one has been made after it.
 */
public record Holder(SnapshotId id, boolean suspicious) {

    /**
     * A snapshot that may hold the others.
     *
     * @param open what nobody has decided about yet
     * @param good whether it counts
     */
    public record Possible(SnapshotId id, @Nullable Finding open, boolean good) {}

    /**
     * The one that holds, of snapshots of which the one made last comes first.
     *
     * @param own the snapshot whose own rotation it is: while it waits it holds that one in any case; null when it is nobody's
     */
    public static Optional<Holder> among(List<Possible> snapshots, @Nullable SnapshotId own) {
        boolean goodSince = false;
        for (Possible snapshot : snapshots) {
            Finding open = snapshot.open();
            if (open != null
                    && (!open.suspicious() || !goodSince || snapshot.id().equals(own))) {
                return Optional.of(new Holder(snapshot.id(), open.suspicious()));
            }
            goodSince |= snapshot.good();
        }
        return Optional.empty();
    }
}
