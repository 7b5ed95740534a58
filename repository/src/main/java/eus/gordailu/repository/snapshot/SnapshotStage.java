package eus.gordailu.repository.snapshot;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.snapshot.Finding;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.location.DiskWork;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.EntryType;
import eus.gordailu.repository.posix.FileStatus;
import eus.gordailu.repository.posix.TreeWalk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The snapshot that is being made, aside from all others. It ends by {@link #seal}, which publishes it whole, or {@link #discard};
 * left alone (or killed), it waits in incoming/ for the next attempt at the same source.
 */
public final class SnapshotStage {

    private final JobLock lock;
    private final StageRecord record;
    private final Optional<StoredSnapshot.Published> latest;
    private final boolean resumed;
    private final Checkpoint checkpoint;

    private SnapshotStage(
            JobLock lock,
            StageRecord record,
            Optional<StoredSnapshot.Published> latest,
            boolean resumed,
            Checkpoint checkpoint) {
        this.lock = lock;
        this.record = record;
        this.latest = latest;
        this.resumed = resumed;
        this.checkpoint = checkpoint;
    }

    /**
     * Makes incoming/ ready: new, or with what an earlier attempt at the same source has already fetched.
     *
     * @throws eus.gordailu.repository.job.TransferStillRunningException when an earlier transfer still writes there
     */
    public static SnapshotStage begin(JobLock lock, Attempt attempt, Instant now) {
        return begin(lock, attempt, now, Checkpoint.NONE);
    }

    static SnapshotStage begin(JobLock lock, Attempt attempt, Instant now, Checkpoint checkpoint) {
        JobDirectory job = lock.directory();
        SnapshotCatalog catalog = new SnapshotCatalog(job);
        catalog.relinkLatest();
        return new DiskWork("begin a snapshot of job " + job.job(), job.path()).run(() -> {
            Set<SnapshotId> taken = new HashSet<>(SnapshotNames.in(job.snapshots()));
            taken.addAll(SnapshotNames.in(job.expired()));
            StageRecord record = new StageRecord(SnapshotNames.free(now, taken), attempt, now);
            boolean resumed = new Incoming(lock, checkpoint).prepare(record);
            return new SnapshotStage(lock, record, catalog.latest(), resumed, checkpoint);
        });
    }

    /** The name that it will be published by. */
    public SnapshotId id() {
        return record.id();
    }

    /** Which of the job's snapshots it will be, counted from 1. */
    public long sequence() {
        return new SnapshotCatalog(lock.directory()).lastSequence() + 1;
    }

    /** The directory to receive into: /etc/hosts comes to {@code data()/etc/hosts}. */
    public Path data() {
        return lock.directory().incoming().resolve(StoredSnapshot.Published.DATA);
    }

    /** For large files that were broken off: on the same file system, kept for the next attempt, never published. */
    public Path scratch() {
        return lock.directory().incoming().resolve(Incoming.SCRATCH.toString());
    }

    /**
     * The tree for unchanged files to be linked from: that of the latest good snapshot, or where there is none yet, of the one
     * made last. A first snapshot that waits for a person must not take its room again in every run.
     */
    public Optional<Path> linkDest() {
        return latest.or(() -> new SnapshotCatalog(lock.directory()).madeLast())
                .filter(StoredSnapshot.Published::hasData)
                .map(StoredSnapshot.Published::data);
    }

    /** The latest good snapshot, which this one is compared with. */
    public Optional<StoredSnapshot.Published> latest() {
        return latest;
    }

    /** Whether others were made after the latest good one, and set aside, and nobody has decided about them. */
    public boolean doubted() {
        return new SnapshotCatalog(lock.directory()).doubted();
    }

    /** What is being fetched. */
    public Source source() {
        return record.attempt().source();
    }

    /** What is in the tree now; looks at every file. */
    public TreeSize measure() {
        return new DiskWork("count the files of the unfinished snapshot", data()).run(() -> {
            AtomicLong files = new AtomicLong();
            AtomicLong bytes = new AtomicLong();
            try (Directory data = Directory.open(data())) {
                TreeWalk.walk(data, (parent, name) -> {
                    FileStatus status = parent.status(name);
                    files.incrementAndGet();
                    bytes.addAndGet(status.type() == EntryType.FILE ? status.size() : 0);
                });
            }
            return new TreeSize(files.get(), bytes.get());
        });
    }

    /** Whether an earlier attempt's files are there to go on with. */
    public boolean resumed() {
        return resumed;
    }

    /**
     * Publishes it: manifest, everything on disk, one rename. After that it is never written to again. What was found to be
     * suspicious is published as no good one, and the link to the latest stays where it is.
     *
     * @throws eus.gordailu.repository.location.LocationFullException when the disk is full; incoming/ stays, or is set
     *     aside when it may not be whole
     */
    public SnapshotManifest seal(SnapshotContent content, Instant completedAt) {
        JobDirectory job = lock.directory();
        SnapshotManifest manifest = new SnapshotManifest(
                SnapshotManifest.FORMAT,
                record.id(),
                sequence(),
                content.finding().filter(Finding::suspicious).isEmpty(),
                job.job(),
                record.attempt(),
                record.begunAt(),
                completedAt,
                content);
        new DiskWork("publish snapshot %s of job %s".formatted(id(), job.job()), job.path())
                .perform(() -> new Publication(lock, checkpoint).publish(manifest));
        return manifest;
    }

    /** Says that from now on a copy of the latest snapshot is made of it: broken off, it is worth nothing to the next attempt. */
    public void copying() {
        inIncoming("stage a copy", incoming -> incoming.write(Incoming.ONLY_STAGED, new byte[0]));
    }

    /** Says that from now on files are fetched into the copy: broken off, the next attempt goes on with them. */
    public void fetching() {
        inIncoming("fetch into the copy", incoming -> {
            incoming.unlinkIfThere(Incoming.ONLY_STAGED);
            incoming.sync();
        });
    }

    /** Returns when all that was written so far is on the disk. If that fails, nothing of it is gone on with. */
    public boolean flush() {
        JobDirectory job = lock.directory();
        new DiskWork("write to the disk for job " + job.job(), job.path()).perform(() -> {
            try (Directory directory = Directory.open(job.path())) {
                Incoming.makeDurable(directory);
            }
        });
        return true;
    }

    @FunctionalInterface
    private interface IncomingChange {
        void on(Directory incoming) throws IOException;
    }

    private void inIncoming(String what, IncomingChange change) {
        JobDirectory job = lock.directory();
        new DiskWork("%s for job %s".formatted(what, job.job()), job.path()).perform(() -> {
            try (Directory incoming = Directory.open(job.incoming())) {
                change.on(incoming);
            }
        });
    }

    /** Begins with nothing in it where a copy of a snapshot was left that nobody has now. */
    public void emptyCopy() {
        JobDirectory job = lock.directory();
        boolean left = new DiskWork("look for a copy left by job " + job.job(), job.path()).run(() -> {
            try (Directory incoming = Directory.open(job.incoming())) {
                return incoming.has(Incoming.ONLY_STAGED);
            }
        });
        if (left) {
            empty();
        }
    }

    /** Begins it once more with nothing in it: what was staged is set aside to be deleted. */
    public void empty() {
        JobDirectory job = lock.directory();
        new DiskWork("empty the unfinished snapshot of job " + job.job(), job.path()).perform(() -> {
            try (Directory directory = Directory.open(job.path());
                    Directory incoming = directory.child(Incoming.NAME)) {
                Incoming.setDataAside(directory, incoming);
                incoming.unlinkIfThere(Incoming.ONLY_STAGED);
            }
        });
    }

    /** Gives it up: what was fetched is set aside to be deleted. */
    public void discard() {
        JobDirectory job = lock.directory();
        new DiskWork("discard the unfinished snapshot of job " + job.job(), job.path()).perform(() -> {
            try (Directory directory = Directory.open(job.path())) {
                if (directory.has(Incoming.NAME)) {
                    Incoming.setAside(directory);
                }
            }
        });
    }
}
