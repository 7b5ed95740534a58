package eus.gordailu.snapshot.workflow;

/** How a step of an attempt ended. */
enum SnapshotSignal {
    DONE,
    /** It was broken off to go on at another pace. */
    AGAIN,
    /** The snapshot is there for everybody to see. */
    PUBLISHED,
    FAIL,
    ABORT
}
