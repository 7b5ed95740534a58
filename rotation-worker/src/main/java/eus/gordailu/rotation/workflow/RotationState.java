package eus.gordailu.rotation.workflow;

/**
 * Where a rotation is. Its run goes on as soon as the view is right, which is when it comes to {@link #DELETING}: nobody
 * has to wait hours for a deletion.
 */
enum RotationState {
    /** It is to be found out what stays. */
    PLANNING,
    /** What does not stay is being taken out of view. */
    EXPIRING,
    /** The view is right; what is out of view is being deleted. */
    DELETING,
    COMPLETED,
    /** Nothing more is tried. Some of what was to go may have gone; what has is told once the disk can be looked at. */
    UNTOLD,
    /** Nothing more is tried: the next run's rotation makes up for it. */
    FAILED
}
