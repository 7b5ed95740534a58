package eus.gordailu.rotation.expiry;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.repository.changes.ChangeLists;
import eus.gordailu.repository.expiry.SnapshotExpiry;
import eus.gordailu.repository.job.JobLock;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A snapshot goes out of view, and what differs between those around it stays known. */
public final class Departure {

    private static final Logger LOG = LoggerFactory.getLogger(Departure.class);

    private Departure() {}

    /** As {@link SnapshotExpiry#expire}. A full disk that has no room for a change list keeps nothing from being deleted. */
    public static void of(JobLock lock, SnapshotId id) {
        bridge(lock, id);
        SnapshotExpiry expiry = new SnapshotExpiry(lock);
        expiry.expire(id);
        warnOfLinks(expiry);
    }

    /** As {@link SnapshotExpiry#retire}, likewise. */
    public static void ofRetired(JobLock lock, SnapshotId id) {
        bridge(lock, id);
        SnapshotExpiry expiry = new SnapshotExpiry(lock);
        expiry.retire(id);
        warnOfLinks(expiry);
    }

    private static void warnOfLinks(SnapshotExpiry expiry) {
        expiry.problems()
                .forEach(problem -> LOG.warn("A link is left to the next snapshot and its rotation: {}", problem));
    }

    private static void bridge(JobLock lock, SnapshotId id) {
        try {
            new ChangeLists(lock.directory()).bridge(lock, id);
        } catch (IOException e) {
            LOG.warn(
                    "What the snapshots around {} of {} have in common is no longer known: {}",
                    id,
                    lock.directory(),
                    e.toString());
        }
    }
}
