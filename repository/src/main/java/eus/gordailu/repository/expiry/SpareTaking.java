package eus.gordailu.repository.expiry;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.Errno;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.HeldLock;
import eus.gordailu.repository.posix.PosixException;
import eus.gordailu.repository.snapshot.SnapshotCatalog;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import java.io.IOException;
import java.util.Optional;

/** Moves the tree of an expired snapshot into incoming/, while a deletion may be under way beside it. */
final class SpareTaking {

    private static final FileName EXPIRED = FileName.of(JobDirectory.EXPIRED);
    private static final FileName INCOMING = FileName.of(JobDirectory.INCOMING);
    private static final FileName DATA = FileName.of(StoredSnapshot.Published.DATA);

    private final JobLock lock;
    private final Checkpoint checkpoint;

    SpareTaking(JobLock lock, Checkpoint checkpoint) {
        this.lock = lock;
        this.checkpoint = checkpoint;
    }

    Optional<Spare> take() throws IOException {
        HeldLock quiet = lock.quietIncoming();
        try (quiet;
                Directory job = Directory.open(lock.directory().path())) {
            job.ensureDirectory(EXPIRED, 0700);
            job.ensureDirectory(INCOMING, 0700);
            try (Directory expired = job.child(EXPIRED);
                    Directory incoming = job.child(INCOMING)) {
                giveUpClaims(expired);
                return holdsData(incoming) ? Optional.empty() : take(expired, incoming);
            }
        }
    }

    /** A claim outlives its process only when that was killed: its tree may be whole or gone. Only for whoever holds the job's lock. */
    static void giveUpClaims(Directory expired) throws IOException {
        for (FileName name : ExpiredListing.of(expired).taken()) {
            ExpiredNames.markForDeletion(expired, name);
        }
    }

    private static boolean holdsData(Directory incoming) throws IOException {
        if (!incoming.has(DATA)) {
            return false;
        }
        try (Directory data = incoming.child(DATA)) {
            return !data.empty();
        }
    }

    private Optional<Spare> take(Directory expired, Directory incoming) throws IOException {
        for (StoredSnapshot.Published snapshot : new SnapshotCatalog(lock.directory()).outOfView()) {
            if (claimed(expired, snapshot.id())) {
                moveData(expired, incoming, ExpiredNames.taken(snapshot.id()));
                return Optional.of(
                        new Spare(snapshot.id(), lock.directory().incoming().resolve(StoredSnapshot.Published.DATA)));
            }
        }
        return Optional.empty();
    }

    private boolean claimed(Directory expired, SnapshotId id) throws IOException {
        try {
            expired.moveTo(expired, FileName.of(id.toString()), ExpiredNames.taken(id));
            checkpoint.reached(Checkpoint.Step.CLAIMED);
            return true;
        } catch (PosixException e) {
            if (e.errno() == Errno.ENOENT) {
                return false;
            }
            throw e;
        }
    }

    private void moveData(Directory expired, Directory incoming, FileName taken) throws IOException {
        if (incoming.has(DATA)) {
            incoming.removeDirectory(DATA);
        }
        checkpoint.reached(Checkpoint.Step.ROOM_MADE);
        try (Directory snapshot = expired.child(taken)) {
            snapshot.moveTo(incoming, DATA, DATA);
        }
        checkpoint.reached(Checkpoint.Step.TAKEN);
        ExpiredNames.markForDeletion(expired, taken);
        checkpoint.reached(Checkpoint.Step.REST_MARKED);
    }
}
