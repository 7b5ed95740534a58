package eus.gordailu.repository.job;

import eus.gordailu.contracts.catalog.JobRef;
import java.nio.file.Path;

/** The directory of one job and the names in it. */
public record JobDirectory(JobRef job, Path path) {

    /** Published snapshots, one directory each. */
    public static final String SNAPSHOTS = "snapshots";

    /** The snapshot that is being made. */
    public static final String INCOMING = "incoming";

    /** What is out of view and waits to be deleted. */
    public static final String EXPIRED = "expired";

    /** One empty file for each pinned snapshot. */
    public static final String PINS = "pins";

    /** One empty file for each snapshot that a person has found to be right. */
    public static final String ACCEPTED = "accepted";

    /** Change lists that lead past expired snapshots. */
    public static final String CHANGES = "changes";

    /** A link to the newest good snapshot. */
    public static final String LATEST = "latest";

    static final String LOCK = "lock";
    static final String INCOMING_LOCK = "incoming.lock";

    /** Where the published snapshots are. */
    public Path snapshots() {
        return path.resolve(SNAPSHOTS);
    }

    /** Where the next snapshot is made. */
    public Path incoming() {
        return path.resolve(INCOMING);
    }

    /** What is out of view. */
    public Path expired() {
        return path.resolve(EXPIRED);
    }

    /** Change lists that lead past expired snapshots. */
    public Path changes() {
        return path.resolve(CHANGES);
    }

    /** The link to the newest. */
    public Path latest() {
        return path.resolve(LATEST);
    }

    /** The file that whatever writes to {@link #incoming()} holds a flock(2) on, for as long as any process of it lives. */
    public Path incomingLock() {
        return path.resolve(INCOMING_LOCK);
    }

    @Override
    public String toString() {
        return "%s (%s)".formatted(job, path);
    }
}
