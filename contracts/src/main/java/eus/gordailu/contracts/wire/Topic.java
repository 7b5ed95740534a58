package eus.gordailu.contracts.wire;

import eus.gordailu.contracts.id.LocationId;

/** The topics, each with its name in Kafka. */
public enum Topic {
    /** Compacted: every entity of the catalogue as last defined, or removed. */
    CATALOG("gordailu.catalog"),
    /** Commands to run a job; one topic for each location, see {@link #jobDue}. */
    JOB_DUE("gordailu.job-due"),
    SNAPSHOTS("gordailu.snapshots"),
    ROTATIONS("gordailu.rotations"),
    OFFSITE("gordailu.offsite"),
    RUNS("gordailu.runs"),
    RESTORES("gordailu.restores"),
    /** Commands to whoever holds a run or a snapshot. */
    CONTROL("gordailu.control"),
    /** Kept for minutes: only the newest counts. */
    PROGRESS("gordailu.progress"),
    WORKERS("gordailu.workers"),
    NOTIFICATIONS("gordailu.notifications");

    /** What follows a topic's name in that of its dead letters. */
    public static final String DEAD_LETTERS = ".dlt";

    private final String prefix;

    Topic(String prefix) {
        this.prefix = prefix;
    }

    /** The name in Kafka; for {@link #JOB_DUE}, what its topics' names begin with. */
    public String topicName() {
        return prefix;
    }

    /** The topic of the jobs that are due on one location. */
    public static String jobDue(LocationId location) {
        return JOB_DUE.prefix + "." + location;
    }
}
