package eus.gordailu.snapshot.workflow;

/** How a step of an attempt ended. */
enum SnapshotSignal {
    DONE,
    FAIL,
    ABORT
}
