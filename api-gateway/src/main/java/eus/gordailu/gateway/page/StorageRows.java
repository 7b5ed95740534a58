package eus.gordailu.gateway.page;

import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.snapshot.Finding;
import eus.gordailu.contracts.worker.LocationStatus;
import eus.gordailu.contracts.worker.WorkerHeartbeat;
import eus.gordailu.gateway.catalog.Catalogue;
import eus.gordailu.gateway.paging.PageRequest;
import eus.gordailu.gateway.snapshot.MeasuredJobs;
import eus.gordailu.gateway.snapshot.SnapshotBody;
import eus.gordailu.gateway.snapshot.Snapshots;
import eus.gordailu.gateway.worker.Workers;
import eus.gordailu.kit.store.Stored;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Snapshots and the places that hold them, in words. */
final class StorageRows {

    private static final PageRequest FIRST = new PageRequest(0, 100);

    private final Catalogue catalogue;
    private final Snapshots snapshots;
    private final MeasuredJobs measured;
    private final Workers workers;
    private final Clock clock;
    private final Words words;

    StorageRows(
            Catalogue catalogue,
            Snapshots snapshots,
            MeasuredJobs measured,
            Workers workers,
            Clock clock,
            Words words) {
        this.catalogue = catalogue;
        this.snapshots = snapshots;
        this.measured = measured;
        this.workers = workers;
        this.clock = clock;
        this.words = words;
    }

    /** What waits for a person, then the newest of each job. */
    List<SnapshotRow> snapshots() {
        Stream<SnapshotBody> newest = catalogue.jobs().page(FIRST).items().stream()
                .flatMap(job -> snapshots.newest(job.value().id()).stream())
                .sorted(Comparator.comparing(SnapshotBody::completedAt).reversed());
        return Stream.concat(snapshots.undecided().stream(), newest)
                .map(this::row)
                .distinct()
                .toList();
    }

    List<LocationRow> locations() {
        List<WorkerHeartbeat> all = workers.all();
        return catalogue.locations().page(FIRST).map(Stored::value).items().stream()
                .map(location -> row(location, all))
                .toList();
    }

    private SnapshotRow row(SnapshotBody snapshot) {
        Finding finding = snapshot.accepted() ? null : snapshot.finding();
        return new SnapshotRow(
                snapshot.jobId(),
                snapshot.clientName() + " / " + snapshot.jobName(),
                snapshot.id(),
                words.time(snapshot.completedAt()),
                words.text("snapshot.size", snapshot.files(), words.bytes(snapshot.bytes())),
                count(JobId.of(snapshot.jobId()), LocationId.of(snapshot.locationId())),
                snapshot.directory(),
                snapshot.pinned(),
                finding == null ? null : finding.sentence());
    }

    private String count(JobId job, LocationId location) {
        String count = words.text("snapshot.count", snapshots.count(job, location));
        return measured.bytes(job, location)
                .map(bytes -> words.text("snapshot.together", count, words.bytes(bytes)))
                .orElse(count);
    }

    private LocationRow row(Location location, List<WorkerHeartbeat> all) {
        for (WorkerHeartbeat worker : all) {
            for (LocationStatus status : worker.locations()) {
                if (status.locationId().equals(location.id())) {
                    return row(location, worker, status);
                }
            }
        }
        return new LocationRow(
                location.name(), location.directory(), words.text("location.no-worker"), "attention", null, 0, 0);
    }

    private LocationRow row(Location location, WorkerHeartbeat worker, LocationStatus status) {
        boolean silent = worker.leaseUntil().isBefore(clock.instant());
        String state;
        if (silent) {
            state = words.text("location.silent", worker.workerId(), words.time(worker.at()));
        } else if (status.ready()) {
            state = words.text("location.ready", worker.workerId());
        } else {
            state = Objects.requireNonNullElse(status.problem(), words.text("location.not-ready"));
        }
        return new LocationRow(
                location.name(),
                location.directory(),
                state,
                silent ? "attention" : status.ready() ? "good" : "danger",
                status.totalBytes() == 0
                        ? null
                        : words.text(
                                "location.room", words.bytes(status.freeBytes()), words.bytes(status.totalBytes())),
                status.totalBytes() - status.freeBytes(),
                status.totalBytes());
    }
}
