package eus.gordailu.rotation.expiry;

import eus.gordailu.contracts.usage.JobUsage;
import eus.gordailu.repository.RepositoryException;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.usage.UsageBook;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a job's snapshots hold, before and after some of them expire. */
public final class Measurement {

    private static final Logger LOG = LoggerFactory.getLogger(Measurement.class);

    private final JobLock lock;
    private final Optional<JobUsage> before;

    private Measurement(JobLock lock, Optional<JobUsage> before) {
        this.lock = lock;
        this.before = before;
    }

    /** Before anything expires. */
    public static Measurement begin(JobLock lock) {
        return new Measurement(lock, measured(lock));
    }

    /** When some have gone already that are to expire: what they held is no longer known, nor how much is freed. */
    static Measurement begunBefore(JobLock lock) {
        return new Measurement(lock, Optional.empty());
    }

    /** What the snapshots hold now, and what has been freed, if it is known. */
    public Optional<JobUsage> end() {
        Optional<JobUsage> now = measured(lock);
        return before.isPresent() ? now.map(usage -> usage.freedSince(before.get())) : now;
    }

    /** A number that can't be had keeps nothing from being deleted. */
    private static Optional<JobUsage> measured(JobLock lock) {
        try {
            UsageBook book = new UsageBook(lock);
            JobUsage usage = book.update();
            book.problems().forEach(problem -> LOG.warn("{}: {}", lock.directory(), problem));
            return Optional.of(usage);
        } catch (RepositoryException e) {
            LOG.warn("What the snapshots hold is left to the next rotation: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
