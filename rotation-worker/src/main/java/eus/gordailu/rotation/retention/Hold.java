package eus.gordailu.rotation.retention;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.retention.Holder;
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

/** What a {@link Holder} makes of a plan: nothing expires. */
record Hold(String rule, SnapshotId holder) {

    private static final String HELD = "held";

    /** The rule of what is left to the rotation of a later snapshot. */
    private static final String OVERTAKEN = "overtaken";

    /** Of snapshots of which the one made last comes first; what waits among them holds the rotation of its own run in any case. */
    static Optional<Hold> by(List<StoredSnapshot> snapshots, @Nullable SnapshotId newest) {
        List<Holder.Possible> published = snapshots.stream()
                .filter(StoredSnapshot.Published.class::isInstance)
                .map(StoredSnapshot.Published.class::cast)
                .map(snapshot -> new Holder.Possible(
                        snapshot.id(), snapshot.openFinding().orElse(null), snapshot.complete()))
                .toList();
        return Holder.among(published, newest).map(holder -> new Hold(HELD, holder.id()));
    }

    /** By the one made last, if that is another than the newest that is asked for; a message may have come late, or twice. */
    static Optional<Hold> byLater(List<StoredSnapshot> snapshots, @Nullable SnapshotId newest) {
        return snapshots.stream()
                .filter(StoredSnapshot.Published.class::isInstance)
                .map(StoredSnapshot::id)
                .findFirst()
                .filter(last -> newest != null && !last.equals(newest))
                .map(last -> new Hold(OVERTAKEN, last));
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
        return new Decision(expiring.snapshotId(), List.of(new Reason(rule, holder.toString())));
    }
}
