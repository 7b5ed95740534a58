package eus.gordailu.gateway.snapshot;

import eus.gordailu.contracts.rotation.Reason;
import eus.gordailu.contracts.rotation.SnapshotAccepted;
import eus.gordailu.contracts.rotation.SnapshotChangeRefused;
import eus.gordailu.contracts.rotation.SnapshotPinned;
import eus.gordailu.kit.order.Succession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was said of a snapshot after it was made: pinned, refused, gone, accepted. */
record Marks(
        @Nullable SnapshotPinned pinned,
        @Nullable SnapshotChangeRefused refused,
        @Nullable Gone gone,
        @Nullable SnapshotAccepted accepted) {

    static final Marks NONE = new Marks(null, null, null, null);

    /** Out of view since then, because of a person or of these reasons. */
    record Gone(Instant at, @Nullable String requestedBy, List<Reason> reasons) {

        private static final List<Reason> UNTOLD = List.of(new Reason("untold", ""));

        /** A rotation did not find it any more, and nobody has told why. */
        static Gone untold(Instant at) {
            return new Gone(at, null, UNTOLD);
        }
    }

    Marks with(SnapshotPinned seen, Succession succession) {
        boolean newer = pinned == null || succession.replaces(seen.changedAt(), pinned.changedAt());
        return new Marks(newer ? seen : pinned, refused, gone, accepted);
    }

    Marks with(SnapshotChangeRefused seen, Succession succession) {
        boolean newer = refused == null || succession.replaces(seen.refusedAt(), refused.refusedAt());
        return new Marks(pinned, newer ? seen : refused, gone, accepted);
    }

    /** The first to take it out of view counts. */
    Marks with(Gone seen) {
        return new Marks(pinned, refused, gone != null && !seen.at().isBefore(gone.at()) ? gone : seen, accepted);
    }

    /** A rotation has found it: it was not gone if nobody has told so. */
    Marks found() {
        return gone != null && gone.reasons().equals(Gone.UNTOLD) ? new Marks(pinned, refused, null, accepted) : this;
    }

    /** The first to accept it counts. */
    Marks with(SnapshotAccepted seen) {
        boolean later = accepted != null && !seen.acceptedAt().isBefore(accepted.acceptedAt());
        return new Marks(pinned, refused, gone, later ? accepted : seen);
    }

    boolean pinnedNow() {
        return pinned != null && pinned.pinned();
    }

    /** Whether this answers a request of that time. */
    boolean answers(PendingChange pending) {
        return Stream.of(
                        Optional.ofNullable(pinned).map(SnapshotPinned::changedAt),
                        Optional.ofNullable(refused).map(SnapshotChangeRefused::refusedAt),
                        Optional.ofNullable(gone).map(Gone::at),
                        Optional.ofNullable(accepted).map(SnapshotAccepted::acceptedAt))
                .flatMap(Optional::stream)
                .anyMatch(answer -> !answer.isBefore(pending.requestedAt()));
    }
}
