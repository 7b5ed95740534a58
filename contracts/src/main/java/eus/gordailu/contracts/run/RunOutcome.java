package eus.gordailu.contracts.run;

/** How a run ended. */
public enum RunOutcome {
    COMPLETED,
    COMPLETED_WITH_WARNINGS,
    FAILED,
    ABORTED
}
