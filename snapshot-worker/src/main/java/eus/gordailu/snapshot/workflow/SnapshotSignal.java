package eus.gordailu.snapshot.workflow;

/** How a step of an attempt ended. */
enum SnapshotSignal {
    DONE,
    /** The snapshot is there for everybody to see. */
    PUBLISHED,
    FAIL,
    ABORT
}
