package eus.gordailu.rotation.retention;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.retention.RetentionPlan;
import eus.gordailu.contracts.rotation.Decision;
import eus.gordailu.contracts.rotation.Reason;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.snapshot.SnapshotHold;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What somebody reads now, such as a restore, does not expire now: the next rotation decides anew. */
final class InUse {

    private static final Reason REASON = new Reason("in-use", "");

    private InUse() {}

    /** The same plan, but what is in use stays; the snapshots give the order. */
    static RetentionPlan kept(RetentionPlan plan, JobDirectory job, List<StoredSnapshot> snapshots) {
        Map<Boolean, List<Decision>> expiring = plan.expired().stream()
                .collect(Collectors.partitioningBy(decision -> SnapshotHold.isHeld(job, decision.snapshotId())));
        List<Decision> inUse = expiring.getOrDefault(true, List.of());
        if (inUse.isEmpty()) {
            return plan;
        }
        Map<SnapshotId, Decision> staying = Stream.concat(
                        plan.kept().stream(),
                        inUse.stream().map(decision -> new Decision(decision.snapshotId(), List.of(REASON))))
                .collect(Collectors.toMap(Decision::snapshotId, Function.identity()));
        return new RetentionPlan(
                snapshots.stream()
                        .flatMap(snapshot -> Stream.ofNullable(staying.get(snapshot.id())))
                        .toList(),
                expiring.getOrDefault(false, List.of()));
    }
}
