package eus.gordailu.scheduler.run;

/** What can happen to a run. */
enum RunSignal {
    DISPATCH,
    CLAIM,
    RENEW,
    PUBLISH,
    ROTATE,
    MIRROR,
    RETRY,
    REQUEUE,
    FAIL,
    ABORT
}
