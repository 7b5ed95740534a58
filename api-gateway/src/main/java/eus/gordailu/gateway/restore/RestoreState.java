package eus.gordailu.gateway.restore;

/** Where a restore is, in the words of the page and the API. */
public enum RestoreState {
    REQUESTED,
    RUNNING,
    COMPLETED,
    FAILED,
    ABORTED;

    public boolean ended() {
        return this == COMPLETED || this == FAILED || this == ABORTED;
    }
}
