package eus.gordailu.snapshot.workflow;

/** Where an attempt is. */
public enum SnapshotState {
    /** The location, the job's directory, its lock, and the place to receive into. */
    PREPARING,
    /** The scripts that come before the job, and before the client's first. */
    PRE_HOOKS,
    /** The source is compared with the latest snapshot, while a copy of that is made. */
    COMPARING,
    /** rsync brings the files. */
    TRANSFERRING,
    /** Manifest, everything on disk, one rename. */
    SEALING,
    /** It is published, and the scripts that come after it run. */
    POST_HOOKS,
    COMPLETED,
    FAILED,
    ABORTED;

    public boolean ended() {
        return switch (this) {
            case COMPLETED, FAILED, ABORTED -> true;
            case PREPARING, PRE_HOOKS, COMPARING, TRANSFERRING, SEALING, POST_HOOKS -> false;
        };
    }
}
