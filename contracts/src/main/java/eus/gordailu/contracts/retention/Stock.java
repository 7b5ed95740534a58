package eus.gordailu.contracts.retention;

import eus.gordailu.contracts.catalog.Retention;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.rotation.Decision;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The snapshots that a job would have, while runs are imagined. */
final class Stock {

    private final Map<SnapshotId, Candidate> snapshots = new LinkedHashMap<>();
    private final Retention retention;
    private final ZoneId zone;
    private RetentionPlan plan = new RetentionPlan(List.of(), List.of());
    private Set<SnapshotId> before = Set.of();
    private long sequence;

    Stock(List<Candidate> present, Retention retention, ZoneId zone) {
        this.retention = retention;
        this.zone = zone;
        present.forEach(snapshot -> snapshots.put(snapshot.id(), snapshot));
        sequence = present.stream().mapToLong(Candidate::sequence).max().orElse(0);
        before = Set.copyOf(snapshots.keySet());
    }

    /** A good snapshot is made at each of these times, and named as one on disk: by its second, or the next that is free. */
    void add(List<Instant> times) {
        before = Set.copyOf(snapshots.keySet());
        for (Instant time : times) {
            Instant second = time;
            while (snapshots.containsKey(SnapshotId.at(second))) {
                second = second.plusSeconds(1);
            }
            SnapshotId id = SnapshotId.at(second);
            sequence++;
            snapshots.put(id, new Candidate(id, sequence, time, Candidate.Condition.COMPLETE, false));
        }
    }

    void rotate(Instant now) {
        plan = RetentionPlanner.plan(List.copyOf(snapshots.values()), retention, zone, now);
        Set<SnapshotId> kept = new HashSet<>();
        plan.kept().forEach(decision -> kept.add(decision.snapshotId()));
        snapshots.keySet().retainAll(kept);
    }

    List<Decision> kept() {
        return plan.kept();
    }

    /** What was there before and expired; what was made and expired in between is passed over. */
    List<Decision> gone() {
        return plan.expired().stream()
                .filter(decision -> before.contains(decision.snapshotId()))
                .toList();
    }
}
