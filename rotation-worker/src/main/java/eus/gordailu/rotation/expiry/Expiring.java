package eus.gordailu.rotation.expiry;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.retention.RetentionPlan;
import eus.gordailu.contracts.rotation.Decision;
import eus.gordailu.repository.expiry.SnapshotExpiry;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.snapshot.SnapshotCatalog;
import eus.gordailu.rotation.location.JobLookup;
import eus.gordailu.rotation.retention.Planning;
import eus.gordailu.rotation.retention.Subject;

/** Takes out of view what a plan lets expire. */
public final class Expiring {

    private final Planning planning;

    public Expiring(Planning planning) {
        this.planning = planning;
    }

    /**
     * Carries the plan out under the job's lock, if what is on disk still calls for this very plan. Carried out a second
     * time it changes nothing.
     *
     * @return the plan, once it is carried out; another one, when that is called for and nothing was done
     * @throws eus.gordailu.repository.job.JobLockedException when another works on the job
     */
    public RetentionPlan expire(Subject subject, RetentionPlan plan) {
        JobDirectory directory = JobLookup.find(subject.location(), subject.job());
        try (JobLock lock = JobLock.acquire(directory)) {
            RetentionPlan calledFor = planning.plan(subject, plan);
            if (calledFor.equals(plan)) {
                plan.expired().stream().map(Decision::snapshotId).forEach(id -> expire(lock, id));
            }
            return calledFor;
        }
    }

    private static void expire(JobLock lock, SnapshotId id) {
        if (new SnapshotCatalog(lock.directory()).find(id).isPresent()) {
            new SnapshotExpiry(lock).expire(id);
        }
    }
}
