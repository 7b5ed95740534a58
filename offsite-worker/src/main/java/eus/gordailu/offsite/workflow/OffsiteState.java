package eus.gordailu.offsite.workflow;

/** Where a snapshot is on its way to the other sites. */
enum OffsiteState {
    /** It is to be found out where it goes. */
    PLANNING,
    /** It is wherever it is to be. */
    COMPLETED
}
