package eus.gordailu.snapshot.restore;

/** How far a restore is. */
enum RestoreState {
    RUNNING,
    COMPLETED,
    FAILED,
    ABORTED
}
