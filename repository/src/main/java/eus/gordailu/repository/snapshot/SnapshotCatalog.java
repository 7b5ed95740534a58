package eus.gordailu.repository.snapshot;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.location.DiskWork;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The published snapshots of one job, read from disk each time. Needs no lock: what is visible is whole. */
public final class SnapshotCatalog {

    private static final Comparator<StoredSnapshot> NEWEST_FIRST = Comparator.comparingLong(SnapshotCatalog::sequence)
            .thenComparing(StoredSnapshot::id)
            .reversed();

    private final JobDirectory job;

    public SnapshotCatalog(JobDirectory job) {
        this.job = job;
    }

    /** All of them, the one made last first; damaged ones come last. */
    public List<StoredSnapshot> snapshots() {
        return work("list the snapshots of job " + job.job()).run(() -> {
            List<StoredSnapshot> found = new ArrayList<>();
            for (SnapshotId id : SnapshotNames.in(job.snapshots())) {
                find(id).ifPresent(found::add);
            }
            found.sort(NEWEST_FIRST);
            return List.copyOf(found);
        });
    }

    /** Those that are not damaged, in the order in which they were made. */
    public List<StoredSnapshot.Published> published() {
        return snapshots().reversed().stream()
                .filter(StoredSnapshot.Published.class::isInstance)
                .map(StoredSnapshot.Published.class::cast)
                .toList();
    }

    /** The one with this name. */
    public Optional<StoredSnapshot> find(SnapshotId id) {
        return work("read snapshot " + id).run(() -> new SnapshotReader(job).read(id));
    }

    /** The one that was made last of those that are complete. */
    public Optional<StoredSnapshot.Published> latest() {
        return published().reversed().stream()
                .filter(StoredSnapshot.Published::complete)
                .findFirst();
    }

    /** Whether others were made after the latest, and set aside, and nobody has decided about them. */
    public boolean doubted() {
        return !madeLast().equals(latest());
    }

    /** The one that was made last, complete or not. */
    Optional<StoredSnapshot.Published> madeLast() {
        return published().reversed().stream().findFirst();
    }

    /** Those that have expired and are still whole, the one made last first. They may be deleted or taken at any time. */
    public List<StoredSnapshot.Published> outOfView() {
        return work("list the expired snapshots of job " + job.job()).run(() -> {
            List<StoredSnapshot> found = new ArrayList<>();
            for (SnapshotId id : SnapshotNames.in(job.expired())) {
                new SnapshotReader(job).read(job.expired(), id).ifPresent(found::add);
            }
            found.sort(NEWEST_FIRST);
            return found.stream()
                    .filter(StoredSnapshot.Published.class::isInstance)
                    .map(StoredSnapshot.Published.class::cast)
                    .filter(snapshot -> snapshot.complete() && snapshot.hasData())
                    .toList();
        });
    }

    /** The highest number that a snapshot of this job has; 0 when it has none. */
    long lastSequence() {
        return snapshots().stream().mapToLong(SnapshotCatalog::sequence).max().orElse(0);
    }

    /**
     * Keeps a snapshot whatever the retention says; nothing is written into the snapshot.
     *
     * @throws SnapshotUnknownException when there is none of this name
     */
    public void pin(SnapshotId id) {
        if (find(id).isEmpty()) {
            throw new SnapshotUnknownException(job, id);
        }
        inMarks(JobDirectory.PINS, "pin snapshot " + id, pins -> pins.write(FileName.of(id.toString()), new byte[0]));
    }

    /** Leaves a snapshot to the retention again; does nothing when it isn't pinned. */
    public void unpin(SnapshotId id) {
        inMarks(JobDirectory.PINS, "unpin snapshot " + id, pins -> {
            pins.unlinkIfThere(FileName.of(id.toString()));
            pins.sync();
        });
    }

    /**
     * Finds a snapshot to be right that had waited for it: it counts as a good one from now on. Whoever says so of an anomaly
     * says it of all that followed it as well, and the other way round. Nothing is written into a snapshot. Only for whoever
     * holds the job's lock.
     *
     * @return this and whatever is accepted with it, also when it was accepted before
     * @throws SnapshotUnknownException when there is none of this name
     */
    public List<SnapshotId> accept(SnapshotId id) {
        StoredSnapshot meant = find(id).orElseThrow(() -> new SnapshotUnknownException(job, id));
        List<SnapshotId> all =
                Stream.concat(Stream.of(id), sameAnomaly(meant)).distinct().toList();
        inMarks(JobDirectory.ACCEPTED, "accept snapshot " + id, accepted -> {
            for (SnapshotId one : all) {
                accepted.write(FileName.of(one.toString()), new byte[0]);
            }
        });
        relinkLatest();
        return all;
    }

    private Stream<SnapshotId> sameAnomaly(StoredSnapshot meant) {
        Optional<SnapshotId> anomaly = anomaly(meant);
        return anomaly.isEmpty()
                ? Stream.empty()
                : snapshots().stream()
                        .filter(other -> anomaly(other).equals(anomaly))
                        .map(StoredSnapshot::id);
    }

    private static Optional<SnapshotId> anomaly(StoredSnapshot snapshot) {
        return snapshot instanceof StoredSnapshot.Published published
                ? published.manifest().content().finding().flatMap(finding -> finding.anomaly(published.id()))
                : Optional.empty();
    }

    /** Makes the link to the newest say the truth, in one step. Only for whoever holds the job's lock. */
    public void relinkLatest() {
        Optional<StoredSnapshot.Published> latest = latest();
        work("link the latest snapshot of job " + job.job()).perform(() -> {
            try (Directory directory = Directory.open(job.path())) {
                LatestLink.write(directory, latest.map(StoredSnapshot::id));
            }
        });
    }

    @FunctionalInterface
    private interface MarksChange {
        void on(Directory marks) throws IOException;
    }

    private void inMarks(String name, String what, MarksChange change) {
        work(what).perform(() -> {
            try (Directory directory = Directory.open(job.path())) {
                directory.ensureDirectory(FileName.of(name), 0700);
                try (Directory marks = directory.child(FileName.of(name))) {
                    change.on(marks);
                }
            }
        });
    }

    private static long sequence(StoredSnapshot snapshot) {
        return switch (snapshot) {
            case StoredSnapshot.Published published -> published.manifest().sequence();
            case StoredSnapshot.Damaged damaged -> 0;
        };
    }

    private DiskWork work(String what) {
        return new DiskWork(what, job.path());
    }
}
