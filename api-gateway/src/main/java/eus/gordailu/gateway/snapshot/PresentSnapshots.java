package eus.gordailu.gateway.snapshot;

import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.retention.Candidate;
import eus.gordailu.contracts.retention.Candidate.Condition;
import eus.gordailu.contracts.retention.Holder;
import eus.gordailu.contracts.rotation.Decision;
import eus.gordailu.contracts.rotation.Reason;
import eus.gordailu.contracts.snapshot.Finding;
import eus.gordailu.contracts.snapshot.SnapshotFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A job's snapshots as retention sees them, from what was told: those on the location that the job has now. The last rotation knew the order
 * in which they were made and whom nobody vouches for; what it did not know was made since.
 */
public final class PresentSnapshots {

    private final Snapshots snapshots;
    private final LastRotations rotations;

    PresentSnapshots(Snapshots snapshots, LastRotations rotations) {
        this.snapshots = snapshots;
        this.rotations = rotations;
    }

    /** Those that are there, the one made first first. */
    public List<Candidate> of(Job job) {
        List<Decision> kept = rotations.kept(job.id());
        Map<SnapshotId, Condition> conditions = new HashMap<>();
        kept.forEach(decision -> conditions.put(decision.snapshotId(), condition(decision)));
        List<Candidate> candidates = new ArrayList<>();
        for (SnapshotView snapshot : there(job, kept)) {
            Condition condition = conditions.getOrDefault(snapshot.id(), Condition.COMPLETE);
            candidates.add(candidate(snapshot, candidates.size() + 1L, decided(snapshot, condition)));
        }
        return candidates;
    }

    /** The snapshot that waits for a person and lets nothing expire until then. */
    public Optional<Holder> holder(Job job) {
        Set<SnapshotId> good = of(job).stream()
                .filter(candidate -> candidate.condition() == Condition.COMPLETE)
                .map(Candidate::id)
                .collect(Collectors.toSet());
        List<Holder.Possible> possible = there(job, rotations.kept(job.id())).reversed().stream()
                .map(snapshot -> new Holder.Possible(
                        snapshot.id(),
                        snapshot.finding().filter(_ -> snapshot.undecided()).orElse(null),
                        good.contains(snapshot.id())))
                .toList();
        return Holder.among(possible, null);
    }

    /** How many there are where the job was before, by the names of those locations: no rotation looks there any more. */
    public SortedMap<String, Long> elsewhere(Job job) {
        return snapshots.all(job.id()).stream()
                .map(SnapshotView::location)
                .filter(location -> !location.id().equals(job.locationId()))
                .collect(Collectors.groupingBy(Location::name, TreeMap::new, Collectors.counting()));
    }

    private List<SnapshotView> there(Job job, List<Decision> kept) {
        Map<SnapshotId, Integer> places = new HashMap<>();
        kept.forEach(decision -> places.put(decision.snapshotId(), kept.size() - places.size()));
        return snapshots.all(job.id()).stream()
                .filter(snapshot -> snapshot.location().id().equals(job.locationId()))
                .sorted(Comparator.<SnapshotView>comparingInt(
                                snapshot -> places.getOrDefault(snapshot.id(), Integer.MAX_VALUE))
                        .thenComparing(snapshot -> facts(snapshot).completedAt())
                        .thenComparing(SnapshotView::id))
                .toList();
    }

    private static Candidate candidate(SnapshotView snapshot, long sequence, Condition condition) {
        Instant startedAt = facts(snapshot).startedAt();
        return new Candidate(
                snapshot.id(), sequence, startedAt, condition, snapshot.marks().pinnedNow());
    }

    /** A decision may have come since the last rotation, and what was found since may wait for one. */
    private static Condition decided(SnapshotView snapshot, Condition known) {
        return snapshot.finding()
                .filter(Finding::suspicious)
                .map(_ -> snapshot.undecided() ? Condition.INCOMPLETE : Condition.COMPLETE)
                .filter(_ -> known != Condition.DAMAGED)
                .orElse(known);
    }

    private static SnapshotFacts facts(SnapshotView snapshot) {
        return Objects.requireNonNull(snapshot.completed()).snapshot();
    }

    private static Condition condition(Decision decision) {
        List<String> rules = decision.reasons().stream().map(Reason::rule).toList();
        if (rules.contains("damaged")) {
            return Condition.DAMAGED;
        }
        return rules.contains("incomplete") ? Condition.INCOMPLETE : Condition.COMPLETE;
    }
}
