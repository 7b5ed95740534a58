package eus.gordailu.rotation.retention;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.retention.Candidate;
import eus.gordailu.contracts.retention.RetentionPlan;
import eus.gordailu.contracts.retention.RetentionPlanner;
import eus.gordailu.contracts.rotation.Decision;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.snapshot.SnapshotCatalog;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.rotation.location.JobLookup;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Plans from the manifests on disk. Changes nothing there. */
public final class Planning {

    private final Clock clock;

    public Planning(Clock clock) {
        this.clock = clock;
    }

    /**
     * The plan for what is in view now. What an earlier plan let expire and is out of view already stays in the plan, with
     * the reasons that it had. While a snapshot waits for a person, nothing more expires: it is held, and the plan says by which. What somebody reads stays as well. Nor does
     * anything expire once a snapshot was made after the newest: that one's rotation decides, by the policy of its time.
     *
     * @throws SnapshotMissingException when the newest snapshot is not there, or neither good nor waiting for a person
     */
    public RetentionPlan plan(Subject subject, RetentionPlan earlier) {
        JobDirectory directory = JobLookup.find(subject.location(), subject.job());
        List<StoredSnapshot> snapshots = new SnapshotCatalog(directory).snapshots();
        SnapshotId newest = subject.newest();
        if (newest != null && snapshots.stream().noneMatch(snapshot -> isAsMade(snapshot, newest))) {
            throw new SnapshotMissingException(subject, newest);
        }
        RetentionPlan plan = RetentionPlanner.plan(
                snapshots.stream().map(Planning::candidate).toList(),
                subject.policy().retention(),
                subject.policy().schedule().zone(),
                newest == null ? whenLastMade(snapshots) : clock.instant());
        RetentionPlan now = Hold.by(snapshots, newest)
                .or(() -> Hold.byLater(snapshots, newest))
                .map(hold -> hold.on(plan, snapshots))
                .orElse(plan);
        RetentionPlan possible = InUse.kept(now, directory, snapshots);
        return new RetentionPlan(possible.kept(), withGone(possible.expired(), earlier.expired(), snapshots));
    }

    /**
     * Whether a snapshot was begun after this one would have been: then what it is about has passed. One of a time that has not come says nothing: the
     * clock was ahead when it was made.
     */
    public boolean madeSince(Subject subject, SnapshotId id) {
        Instant now = clock.instant();
        return inView(subject).stream()
                .anyMatch(snapshot ->
                        snapshot.compareTo(id) > 0 && !snapshot.begun().isAfter(now));
    }

    /** What is in view now. */
    public Set<SnapshotId> inView(Subject subject) {
        JobDirectory directory = JobLookup.find(subject.location(), subject.job());
        return ids(new SnapshotCatalog(directory).snapshots());
    }

    private static Set<SnapshotId> ids(List<StoredSnapshot> snapshots) {
        return snapshots.stream().map(StoredSnapshot::id).collect(Collectors.toSet());
    }

    /**
     * The retention was applied then: at the same time it keeps the same, however many runs have failed since. A clock that was ahead
     * then makes it no later than it is.
     */
    private Instant whenLastMade(List<StoredSnapshot> snapshots) {
        Instant now = clock.instant();
        return snapshots.stream()
                .filter(StoredSnapshot.Published.class::isInstance)
                .map(StoredSnapshot.Published.class::cast)
                .findFirst()
                .map(published -> published.manifest().completedAt())
                .filter(made -> made.isBefore(now))
                .orElse(now);
    }

    /** A damaged one has no date and no place in the order, and needs none: it never counts. */
    private static Candidate candidate(StoredSnapshot snapshot) {
        return switch (snapshot) {
            case StoredSnapshot.Published published ->
                new Candidate(
                        published.id(),
                        published.manifest().sequence(),
                        published.manifest().startedAt(),
                        published.complete() ? Candidate.Condition.COMPLETE : Candidate.Condition.INCOMPLETE,
                        published.pinned());
            case StoredSnapshot.Damaged damaged ->
                new Candidate(damaged.id(), 0, Instant.EPOCH, Candidate.Condition.DAMAGED, damaged.pinned());
        };
    }

    private static boolean isAsMade(StoredSnapshot snapshot, SnapshotId id) {
        return snapshot.id().equals(id)
                && switch (snapshot) {
                    case StoredSnapshot.Published published ->
                        published.complete() || published.openFinding().isPresent();
                    case StoredSnapshot.Damaged damaged -> false;
                };
    }

    private static List<Decision> withGone(
            List<Decision> expiring, List<Decision> earlier, List<StoredSnapshot> snapshots) {
        Set<SnapshotId> inView = ids(snapshots);
        List<Decision> all = new ArrayList<>(expiring);
        earlier.stream()
                .filter(decision -> !inView.contains(decision.snapshotId()))
                .forEach(all::add);
        return all;
    }
}
