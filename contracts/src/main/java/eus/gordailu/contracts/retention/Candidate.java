package eus.gordailu.contracts.retention;

import eus.gordailu.contracts.id.SnapshotId;
import java.time.Instant;

/** A snapshot as retention sees it. The sequence says in which order snapshots were made, whatever the clock said; one that isn't complete never counts. */
public record Candidate(SnapshotId id, long sequence, Instant startedAt, Condition condition, boolean pinned) {

    /** What is known of a snapshot's content. */
    public enum Condition {
        COMPLETE,
        INCOMPLETE,
        /** Nobody vouches for it: its manifest is missing or unreadable. */
        DAMAGED
    }

    boolean complete() {
        return condition == Condition.COMPLETE;
    }
}
