package eus.gordailu.rotation.retention;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.retention.RetentionPlan;
import eus.gordailu.contracts.rotation.Decision;
import eus.gordailu.contracts.rotation.Reason;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot that keeps all others of its job from expiring, because it waits for a person: an anomalous one for as long as it
 * is there, a suspicious one until a good one has been made after it.
 */
record Hold(SnapshotId holder) {

    private static final String RULE = "held";

    /** Of snapshots of which the one made last comes first; what waits among them holds the rotation of its own run in any case. */
    static Optional<Hold> by(List<StoredSnapshot> snapshots, @Nullable SnapshotId newest) {
        boolean goodSince = false;
        for (StoredSnapshot snapshot : snapshots) {
            if (snapshot instanceof StoredSnapshot.Published published) {
                boolean own = !goodSince || published.id().equals(newest);
                if (published
                        .openFinding()
                        .filter(found -> !found.suspicious() || own)
                        .isPresent()) {
                    return Optional.of(new Hold(published.id()));
                }
                goodSince |= published.complete();
            }
        }
        return Optional.empty();
    }

    /** The same plan, but what would expire is held. */
    RetentionPlan on(RetentionPlan plan, List<StoredSnapshot> snapshots) {
        Map<SnapshotId, Decision> decisions = Stream.concat(
                        plan.kept().stream(), plan.expired().stream().map(this::held))
                .collect(Collectors.toMap(Decision::snapshotId, Function.identity()));
        List<Decision> all = snapshots.stream()
                .flatMap(snapshot -> Stream.ofNullable(decisions.get(snapshot.id())))
                .toList();
        return new RetentionPlan(all, List.of());
    }

    private Decision held(Decision expiring) {
        return new Decision(expiring.snapshotId(), List.of(new Reason(RULE, holder.toString())));
    }
}
