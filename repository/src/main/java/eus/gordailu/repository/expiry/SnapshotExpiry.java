package eus.gordailu.repository.expiry;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.repository.RepositoryException;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.link.TierLinks;
import eus.gordailu.repository.location.DiskWork;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.HeldLock;
import eus.gordailu.repository.snapshot.SnapshotCatalog;
import eus.gordailu.repository.snapshot.SnapshotUnknownException;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Takes snapshots out of view, one rename each. Deleting them is {@link ExpiredTrees}' work. */
public final class SnapshotExpiry {

    private static final FileName SNAPSHOTS = FileName.of(JobDirectory.SNAPSHOTS);
    private static final FileName ACCEPTED = FileName.of(JobDirectory.ACCEPTED);
    private static final FileName EXPIRED = FileName.of(JobDirectory.EXPIRED);

    private final JobDirectory job;
    private final JobLock lock;
    private final SnapshotCatalog catalog;
    private final List<String> problems = new ArrayList<>();

    public SnapshotExpiry(JobLock lock) {
        this.lock = lock;
        this.job = lock.directory();
        this.catalog = new SnapshotCatalog(job);
    }

    /** Which links could not be made right, in words for the log: the next snapshot and the next rotation make them so. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /**
     * Takes a snapshot out of view; does nothing when it is out of view already.
     *
     * @throws LastGoodSnapshotException when it is the newest good one; but one that nobody has decided about may go while another is there
     * @throws PinnedSnapshotException when it is pinned
     * @throws SnapshotInUseException when somebody reads it
     * @throws SnapshotUnknownException when there is none of this name
     */
    public void expire(SnapshotId id) {
        catalog.find(id).ifPresent(this::refuseIfLastGood);
        retire(id);
    }

    /**
     * The same, for a job that is no more: its last good snapshot may go too.
     *
     * @throws PinnedSnapshotException when it is pinned
     * @throws SnapshotInUseException when somebody reads it
     * @throws SnapshotUnknownException when there is none of this name
     */
    public void retire(SnapshotId id) {
        if (catalog.find(id).filter(StoredSnapshot::pinned).isPresent()) {
            throw new PinnedSnapshotException(job.toString(), id);
        }
        DiskWork work = new DiskWork(
                "expire snapshot %s of job %s".formatted(id, job.job()),
                lock.directory().path());
        work.perform(() -> moveAside(id));
        link(catalog::relinkLatest);
        link(() -> new TierLinks(lock).forget(id));
    }

    /** Does what is left to do for a snapshot that is out of view already, when its expiry was broken off. */
    public void finish(SnapshotId id) {
        new DiskWork("finish the expiry of snapshot %s of job %s".formatted(id, job.job()), job.path()).perform(() -> {
            try (Directory directory = Directory.open(job.path())) {
                forgetAcceptance(directory, FileName.of(id.toString()));
            }
        });
    }

    /** The snapshot has gone whether or not there is room for a link. */
    private void link(Runnable links) {
        try {
            links.run();
        } catch (RepositoryException e) {
            problems.add(e.toFailure().sentence());
        }
    }

    private void refuseIfLastGood(StoredSnapshot snapshot) {
        List<StoredSnapshot.Published> good = catalog.published().stream()
                .filter(StoredSnapshot.Published::complete)
                .toList();
        boolean last = !good.isEmpty() && good.getLast().id().equals(snapshot.id());
        boolean undecided =
                last && good.size() > 1 && good.getLast().openFinding().isPresent();
        if (last && !undecided) {
            throw new LastGoodSnapshotException(job.toString(), snapshot.id());
        }
    }

    private void moveAside(SnapshotId id) throws IOException {
        FileName name = FileName.of(id.toString());
        try (Directory directory = Directory.open(job.path());
                Directory snapshots = directory.child(SNAPSHOTS)) {
            directory.ensureDirectory(EXPIRED, 0700);
            try (Directory expired = directory.child(EXPIRED)) {
                if (snapshots.has(name)) {
                    moveAside(id, name, snapshots, expired);
                    snapshots.sync();
                    expired.sync();
                } else if (!expired.has(name)) {
                    throw new SnapshotUnknownException(job, id);
                }
            }
            forgetAcceptance(directory, name);
        }
    }

    private void moveAside(SnapshotId id, FileName name, Directory snapshots, Directory expired) throws IOException {
        try (Directory snapshot = snapshots.child(name)) {
            HeldLock alone = snapshot.tryLock().orElseThrow(() -> new SnapshotInUseException(job.toString(), id));
            try (alone) {
                snapshots.moveTo(expired, name, name);
            }
        }
    }

    /** It was for this snapshot, and must not be there for a later one of the same name. */
    private static void forgetAcceptance(Directory directory, FileName name) throws IOException {
        if (directory.has(ACCEPTED)) {
            try (Directory accepted = directory.child(ACCEPTED)) {
                accepted.unlinkIfThere(name);
            }
        }
    }
}
