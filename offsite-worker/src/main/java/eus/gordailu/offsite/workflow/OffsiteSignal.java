package eus.gordailu.offsite.workflow;

/** What can happen to a snapshot on its way. */
enum OffsiteSignal {
    /** The job has no target. */
    NOWHERE_TO_GO
}
