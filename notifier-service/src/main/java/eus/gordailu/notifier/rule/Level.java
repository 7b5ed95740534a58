package eus.gordailu.notifier.rule;

/** How urgent a notice is. */
public enum Level {
    /** Good to know. */
    INFO,
    /** Worth a look. */
    WARNING,
    /** Somebody must act. */
    ERROR
}
