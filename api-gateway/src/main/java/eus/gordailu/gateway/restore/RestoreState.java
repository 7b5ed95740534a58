package eus.gordailu.gateway.restore;

/** Where a restore is, in the words of the page and the API. */
public enum RestoreState {
    REQUESTED,
    /** A worker has it, and it waits for others to end. */
    QUEUED,
    RUNNING,
    COMPLETED,
    /** Something could not be brought as it is in the snapshot. */
    COMPLETED_WITH_WARNINGS,
    FAILED,
    ABORTED;

    public boolean ended() {
        return completed() || this == FAILED || this == ABORTED;
    }

    public boolean completed() {
        return this == COMPLETED || this == COMPLETED_WITH_WARNINGS;
    }
}
