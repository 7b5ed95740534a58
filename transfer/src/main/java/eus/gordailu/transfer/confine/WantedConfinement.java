package eus.gordailu.transfer.confine;

/** What a worker's settings ask for. */
public enum WantedConfinement {
    /** Where it works. */
    AUTO,
    /** Nothing is received from another machine without it. */
    ALWAYS,
    /** None, also where it would work. */
    NEVER
}
