package eus.gordailu.scheduler.run;

/** Where a run is in its life. */
enum RunState {
    /** Waits for its turn. */
    QUEUED,
    /** The command to run it is sent; no worker has claimed it yet. */
    DUE,
    /** A worker holds it, by a lease. */
    CLAIMED,
    /** The worker is making the snapshot, and renews its lease. */
    SNAPSHOT,
    /** The snapshot is published; retention is being applied. */
    ROTATION,
    /** Retention was applied; the snapshot is on its way to the other site. */
    OFFSITE,
    /** An attempt failed; the next one waits for its time. */
    RETRY_WAIT,
    FINISHED,
    FAILED,
    ABORTED;

    /** Whether a worker holds the run by a lease. */
    boolean held() {
        return switch (this) {
            case CLAIMED, SNAPSHOT -> true;
            case QUEUED, DUE, ROTATION, OFFSITE, RETRY_WAIT, FINISHED, FAILED, ABORTED -> false;
        };
    }

    boolean ended() {
        return switch (this) {
            case FINISHED, FAILED, ABORTED -> true;
            case QUEUED, DUE, CLAIMED, SNAPSHOT, ROTATION, OFFSITE, RETRY_WAIT -> false;
        };
    }
}
