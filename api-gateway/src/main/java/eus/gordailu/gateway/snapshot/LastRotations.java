package eus.gordailu.gateway.snapshot;

import com.mongodb.client.model.Filters;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.rotation.Decision;
import eus.gordailu.contracts.rotation.Reason;
import eus.gordailu.contracts.rotation.RotationCompleted;
import eus.gordailu.contracts.rotation.SnapshotExpired;
import eus.gordailu.contracts.usage.SnapshotUsage;
import eus.gordailu.kit.order.Succession;
import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.store.Stored;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last rotation of each job: why its snapshots are kept. */
final class LastRotations {

    private final Documents<RotationCompleted> documents;
    private final Succession succession;

    LastRotations(ServiceStore store, Succession succession) {
        this.succession = succession;
        documents = store.documents("rotations", RotationCompleted.class, rotation -> Map.of());
    }

    void completed(RotationCompleted event) {
        if (!documents.insert(event.definition().job().id(), event)) {
            documents.change(
                    event.definition().job().id(),
                    stored -> succession.replaces(
                                    event.completedAt(), stored.value().completedAt())
                            ? Optional.of(Change.to(event))
                            : Optional.empty());
        }
    }

    /** Somebody has removed a snapshot since. */
    void expired(SnapshotExpired event) {
        documents.change(
                event.job().jobId(),
                stored -> succession.replaces(event.expiredAt(), stored.value().completedAt())
                        ? Optional.of(Change.to(measured(stored.value(), event)))
                        : Optional.empty());
    }

    private static RotationCompleted measured(RotationCompleted last, SnapshotExpired event) {
        return new RotationCompleted(
                last.runId(),
                last.definition(),
                last.newest(),
                last.kept(),
                last.expired(),
                event.usage(),
                event.expiredAt());
    }

    /** What it kept, the snapshot made last first. */
    List<Decision> kept(JobId job) {
        return find(job).map(RotationCompleted::kept).orElse(List.of());
    }

    Optional<RotationCompleted> find(JobId job) {
        return documents.find(job).map(Stored::value);
    }

    List<RotationCompleted> all() {
        return documents.find(Filters.empty()).stream().map(Stored::value).toList();
    }

    Optional<SnapshotUsage> usage(SnapshotKey key) {
        return find(key.jobId()).map(RotationCompleted::usage).stream()
                .flatMap(usage -> usage.snapshots().stream())
                .filter(snapshot -> snapshot.snapshotId().equals(key.snapshotId()))
                .findFirst();
    }

    List<Reason> keptBecause(SnapshotKey key) {
        return kept(key.jobId()).stream()
                .filter(decision -> decision.snapshotId().equals(key.snapshotId()))
                .findFirst()
                .map(Decision::reasons)
                .orElse(List.of());
    }
}
