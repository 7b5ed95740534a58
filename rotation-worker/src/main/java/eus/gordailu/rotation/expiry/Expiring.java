package eus.gordailu.rotation.expiry;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.retention.RetentionPlan;
import eus.gordailu.contracts.rotation.Decision;
import eus.gordailu.contracts.usage.JobUsage;
import eus.gordailu.repository.RepositoryException;
import eus.gordailu.repository.expiry.SnapshotExpiry;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.link.TierLinks;
import eus.gordailu.repository.snapshot.SnapshotCatalog;
import eus.gordailu.rotation.location.JobLookup;
import eus.gordailu.rotation.retention.Planning;
import eus.gordailu.rotation.retention.Subject;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes out of view what a plan lets expire, and links what it keeps. */
public final class Expiring {

    private static final Logger LOG = LoggerFactory.getLogger(Expiring.class);

    private final Planning planning;

    public Expiring(Planning planning) {
        this.planning = planning;
    }

    /**
     * Carries the plan out under the job's lock, if what is on disk still calls for this very plan. Carried out a second
     * time it changes nothing.
     *
     * @return the plan, once it is carried out, with what the snapshots hold then; another one, when that is called for and
     *     nothing was done
     * @throws eus.gordailu.repository.job.JobLockedException when another works on the job
     */
    public Expired expire(Subject subject, RetentionPlan plan) {
        JobDirectory directory = JobLookup.find(subject.location(), subject.job());
        try (JobLock lock = JobLock.acquire(directory)) {
            RetentionPlan calledFor = planning.plan(subject, plan);
            if (calledFor.equals(plan)) {
                List<SnapshotId> expiring =
                        plan.expired().stream().map(Decision::snapshotId).toList();
                Measurement measurement = planning.inView(subject).containsAll(expiring)
                        ? Measurement.begin(lock)
                        : Measurement.begunBefore(lock);
                expiring.forEach(id -> expire(lock, id));
                link(lock, plan);
                return new Expired(calledFor, measurement.end());
            }
            return new Expired(calledFor, Optional.empty());
        }
    }

    /** What it comes to: the plan that was called for, and what the snapshots hold after it was carried out, if known. */
    public record Expired(RetentionPlan plan, Optional<JobUsage> usage) {}

    /** The links are a courtesy: a full disk that has no room for them must not keep anything from being deleted. */
    private static void link(JobLock lock, RetentionPlan plan) {
        try {
            List<String> refused = new TierLinks(lock).write(plan);
            if (!refused.isEmpty()) {
                LOG.warn(
                        "{} in {} are no links of ours and stay as they are: move them away to have links to the snapshots there",
                        refused,
                        lock.directory().path());
            }
        } catch (RepositoryException e) {
            LOG.warn("The links to the tiers' snapshots are left to the next rotation: {}", e.getMessage());
        }
    }

    private static void expire(JobLock lock, SnapshotId id) {
        if (new SnapshotCatalog(lock.directory()).find(id).isPresent()) {
            Departure.of(lock, id);
        } else {
            new SnapshotExpiry(lock).finish(id);
        }
    }
}
