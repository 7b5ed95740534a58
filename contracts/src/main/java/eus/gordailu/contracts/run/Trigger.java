package eus.gordailu.contracts.run;

/** Why a run exists. */
public enum Trigger {
    SCHEDULE,
    MANUAL
}
