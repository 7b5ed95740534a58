package eus.gordailu.gateway.run;

import eus.gordailu.contracts.run.RunOutcome;

/** Where a run is, in the words of the page and the API. */
public enum RunState {
    REQUESTED,
    QUEUED,
    RUNNING,
    RETRY_WAIT,
    COMPLETED,
    COMPLETED_WITH_WARNINGS,
    FAILED,
    ABORTED;

    static RunState of(RunOutcome outcome) {
        return switch (outcome) {
            case COMPLETED -> COMPLETED;
            case COMPLETED_WITH_WARNINGS -> COMPLETED_WITH_WARNINGS;
            case FAILED -> FAILED;
            case ABORTED -> ABORTED;
        };
    }

    public boolean ended() {
        return this == COMPLETED || this == COMPLETED_WITH_WARNINGS || this == FAILED || this == ABORTED;
    }
}
