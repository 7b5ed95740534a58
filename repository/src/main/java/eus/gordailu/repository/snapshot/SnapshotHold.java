package eus.gordailu.repository.snapshot;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.location.DiskWork;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.Errno;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.HeldLock;
import eus.gordailu.repository.posix.PosixException;
import java.io.IOException;
import java.util.Optional;

/**
 * Keeps a snapshot in view while somebody reads it, such as a restore: a shared flock(2) on its directory, in which nothing is written. It ends with
 * its process at the latest.
 */
public final class SnapshotHold implements AutoCloseable {

    private static final FileName SNAPSHOTS = FileName.of(JobDirectory.SNAPSHOTS);

    private final HeldLock held;

    private SnapshotHold(HeldLock held) {
        this.held = held;
    }

    /**
     * Takes it, as others may at the same time.
     *
     * @throws SnapshotUnknownException when there is none of this name, or it is about to go
     */
    public static SnapshotHold take(JobDirectory job, SnapshotId id) {
        return new DiskWork("hold snapshot " + id, job.path()).run(() -> {
            Optional<HeldLock> held = inView(job, id, snapshot -> Optional.of(snapshot.shareLock()));
            // Whoever had it alone for a moment may have taken it out of view.
            if (held.isEmpty() || !isInView(job, id)) {
                held.ifPresent(HeldLock::close);
                throw new SnapshotUnknownException(job, id);
            }
            return new SnapshotHold(held.get());
        });
    }

    /** Whether somebody holds it now. */
    public static boolean isHeld(JobDirectory job, SnapshotId id) {
        return new DiskWork("see whether snapshot %s is held".formatted(id), job.path()).run(() -> {
            Optional<HeldLock> mine = inView(job, id, Directory::tryLock);
            mine.ifPresent(HeldLock::close);
            return mine.isEmpty() && isInView(job, id);
        });
    }

    private interface Taking {

        Optional<HeldLock> of(Directory snapshot) throws IOException;
    }

    /** Empty when another has it, or there is no such snapshot. */
    private static Optional<HeldLock> inView(JobDirectory job, SnapshotId id, Taking taking) throws IOException {
        try (Directory directory = Directory.open(job.path());
                Directory snapshots = directory.child(SNAPSHOTS);
                Directory snapshot = snapshots.child(FileName.of(id.toString()))) {
            return taking.of(snapshot);
        } catch (PosixException e) {
            if (e.errno() == Errno.ENOENT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean isInView(JobDirectory job, SnapshotId id) {
        return new SnapshotCatalog(job).find(id).isPresent();
    }

    @Override
    public void close() {
        held.close();
    }
}
