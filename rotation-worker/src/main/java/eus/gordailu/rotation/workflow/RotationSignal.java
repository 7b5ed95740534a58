package eus.gordailu.rotation.workflow;

/** What can happen to a rotation. */
enum RotationSignal {
    PLANNED,
    EXPIRED,
    DELETED,
    /** A step failed, and trying it again would not help. */
    GIVEN_UP,
    /** The same, and what has gone by then can't be seen. */
    LOST_SIGHT,
    /** What has gone was seen. */
    SEEN
}
