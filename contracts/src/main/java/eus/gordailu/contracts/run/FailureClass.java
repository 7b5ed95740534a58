package eus.gordailu.contracts.run;

/** What may help against a failure; retries, messages and metrics go by it. */
public enum FailureClass {
    /** May go away by itself: retried with growing waits. */
    TRANSIENT,
    /** The same attempt would fail in the same way: not retried. */
    PERMANENT,
    /** A person must act first: not retried. */
    OPERATOR_NEEDED
}
