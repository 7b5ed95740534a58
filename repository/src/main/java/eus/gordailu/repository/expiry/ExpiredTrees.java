package eus.gordailu.repository.expiry;

import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.job.JobLockedException;
import eus.gordailu.repository.location.DiskWork;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.Entry;
import eus.gordailu.repository.posix.Errno;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.HeldLock;
import eus.gordailu.repository.posix.PosixException;
import eus.gordailu.repository.snapshot.SnapshotCatalog;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import java.io.IOException;
import java.util.Optional;

/**
 * What is out of view: the newest whole snapshot is the spare, which the next run makes its tree of, and the rest waits to be deleted. A deletion holds up
 * no run: it does without the job's lock.
 */
public final class ExpiredTrees {

    private final JobDirectory job;
    private final Checkpoint checkpoint;

    public ExpiredTrees(JobDirectory job) {
        this(job, Checkpoint.NONE);
    }

    ExpiredTrees(JobDirectory job, Checkpoint checkpoint) {
        this.job = job;
        this.checkpoint = checkpoint;
    }

    /** Whether anything is out of view, be it the spare. */
    public boolean waiting() {
        return work("look for expired snapshots").run(() -> {
            try (Directory expired = Directory.open(job.expired())) {
                return !expired.empty();
            }
        });
    }

    /**
     * Takes the spare: its tree becomes incoming/data in one step, and is no longer deleted by anybody. Empty when there is no whole
     * expired snapshot, or when incoming/data holds something already.
     *
     * @param lock of this job; the lock of incoming/ must be free, since it is taken meanwhile
     * @throws eus.gordailu.repository.job.TransferStillRunningException when an earlier transfer still writes to incoming/
     */
    public Optional<Spare> takeSpare(JobLock lock) {
        if (!lock.directory().path().equals(job.path())) {
            throw new IllegalArgumentException("The lock of %s does not protect %s".formatted(lock.directory(), job));
        }
        return work("take the spare tree of job " + job.job()).run(() -> new SpareTaking(lock, checkpoint).take());
    }

    /** Deletes everything but the spare, what a killed deletion left included; nothing when another deletion is at it. */
    public DeletionReport deleteAllButSpare(DeletionRate rate) {
        Optional<FileName> spare = new SnapshotCatalog(job)
                .outOfView().stream()
                        .findFirst()
                        .map(StoredSnapshot.Published::id)
                        .map(id -> FileName.of(id.toString()));
        return delete(rate, spare);
    }

    /** As {@link #deleteAllButSpare}, but the spare too. */
    public DeletionReport deleteAll(DeletionRate rate) {
        return delete(rate, Optional.empty());
    }

    private DeletionReport delete(DeletionRate rate, Optional<FileName> spare) {
        return work("delete expired snapshots of job " + job.job()).run(() -> {
            TreeDeletion deletion = new TreeDeletion(new Throttle(rate, Ticker.SYSTEM), checkpoint);
            try (Directory expired = Directory.open(job.expired())) {
                Optional<HeldLock> lock = expired.tryLock();
                if (lock.isPresent()) {
                    HeldLock held = lock.get();
                    try (held) {
                        deleteIn(expired, spare, deletion);
                    }
                }
            }
            return deletion.report();
        });
    }

    private void deleteIn(Directory expired, Optional<FileName> spare, TreeDeletion deletion) throws IOException {
        giveUpClaimsOfTheDead(expired);
        ExpiredListing listing = ExpiredListing.of(expired);
        for (Entry leftover : listing.leftovers()) {
            deletion.delete(expired, leftover);
        }
        for (FileName snapshot : listing.snapshots()) {
            if (spare.filter(snapshot::equals).isEmpty()) {
                mark(expired, snapshot, deletion);
            }
        }
    }

    private void mark(Directory expired, FileName snapshot, TreeDeletion deletion) throws IOException {
        FileName marked;
        try {
            marked = ExpiredNames.markForDeletion(expired, snapshot);
        } catch (PosixException e) {
            if (e.errno() == Errno.ENOENT) {
                // Taken a moment ago: it is in use again.
                return;
            }
            throw e;
        }
        checkpoint.reached(Checkpoint.Step.MARKED_FOR_DELETION);
        deletion.deleteTree(expired, marked);
    }

    /** Without the job's lock nobody knows whether a claim's process still lives: then it waits for the next deletion. */
    private void giveUpClaimsOfTheDead(Directory expired) throws IOException {
        if (ExpiredListing.of(expired).taken().isEmpty()) {
            return;
        }
        try (JobLock lock = JobLock.acquire(job);
                Directory protectedNow = Directory.open(lock.directory().expired())) {
            SpareTaking.giveUpClaims(protectedNow);
        } catch (JobLockedException e) {
            // A run is at work, perhaps taking it just now.
        }
    }

    private DiskWork work(String what) {
        return new DiskWork(what, job.path());
    }
}
