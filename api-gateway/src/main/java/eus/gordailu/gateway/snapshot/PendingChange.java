package eus.gordailu.gateway.snapshot;

import java.time.Instant;

/** What somebody has asked for and nobody has answered yet. */
record PendingChange(Kind kind, String requestedBy, Instant requestedAt) {

    /** What is asked for. */
    enum Kind {
        PIN,
        UNPIN,
        ACCEPT,
        EXPIRE
    }
}
