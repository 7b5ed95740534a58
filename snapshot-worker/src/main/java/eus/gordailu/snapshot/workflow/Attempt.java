package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.run.JobDue;
import java.time.Instant;
import java.util.Map;

/** One attempt of a run, claimed by a worker. */
public record Attempt(JobDue command, WorkerId workerId, SnapshotState state, Instant claimedAt) {

    static final String ACTIVE_AT = "activeAt";
    static final String ENDED_SINCE = "endedSince";

    /** Its id: one for each attempt, so that a command that comes twice finds it taken. */
    String id() {
        return id(command);
    }

    static String id(JobDue command) {
        return command.runId() + "." + command.attempt();
    }

    Attempt in(SnapshotState next) {
        return new Attempt(command, workerId, next, claimedAt);
    }

    /** Whether scripts may have run before it. */
    boolean hooksBegun() {
        return state != SnapshotState.PREPARING && !state.ended();
    }

    /** Whether its snapshot may be published already. */
    boolean mayBePublished() {
        return state == SnapshotState.SEALING || state == SnapshotState.POST_HOOKS;
    }

    Map<String, ?> lookup() {
        return state.ended() ? Map.of(ACTIVE_AT, "", ENDED_SINCE, claimedAt) : Map.of(ACTIVE_AT, workerId.value());
    }
}
