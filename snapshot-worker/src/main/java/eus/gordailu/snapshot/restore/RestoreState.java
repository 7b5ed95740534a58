package eus.gordailu.snapshot.restore;

/** How far a restore is. */
enum RestoreState {
    /** Until others have ended. */
    WAITING,
    RUNNING,
    COMPLETED,
    FAILED,
    ABORTED;

    boolean ended() {
        return this != WAITING && this != RUNNING;
    }
}
