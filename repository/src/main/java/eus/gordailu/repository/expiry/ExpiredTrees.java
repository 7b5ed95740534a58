package eus.gordailu.repository.expiry;

import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.location.DiskWork;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.HeldLock;
import eus.gordailu.repository.posix.TreeWalk;
import java.io.IOException;
import java.util.Optional;

/** What is out of view and waits to be deleted. Needs no job lock, so a snapshot can be made meanwhile. */
public final class ExpiredTrees {

    private final JobDirectory job;

    public ExpiredTrees(JobDirectory job) {
        this.job = job;
    }

    /** Whether anything waits. */
    public boolean waiting() {
        return work("look for expired snapshots").run(() -> {
            try (Directory expired = Directory.open(job.expired())) {
                return !expired.empty();
            }
        });
    }

    /** Deletes everything that waits, what a killed deletion left included; nothing when another deletion is at it. */
    public DeletionReport delete() {
        return work("delete expired snapshots of job " + job.job()).run(() -> {
            TreeDeletion deletion = new TreeDeletion();
            try (Directory expired = Directory.open(job.expired())) {
                deleteIn(expired, deletion);
            }
            return deletion.report();
        });
    }

    private static void deleteIn(Directory expired, TreeDeletion deletion) throws IOException {
        Optional<HeldLock> lock = expired.tryLock();
        if (lock.isPresent()) {
            HeldLock held = lock.get();
            try (held) {
                TreeWalk.walk(expired, deletion);
            }
        }
    }

    private DiskWork work(String what) {
        return new DiskWork(what, job.path());
    }
}
