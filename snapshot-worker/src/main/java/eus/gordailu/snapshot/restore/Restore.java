package eus.gordailu.snapshot.restore;

import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.restore.RestoreRequested;
import java.time.Instant;
import java.util.Map;

/** A restore that a worker has taken on. */
record Restore(RestoreRequested command, WorkerId workerId, RestoreState state, Instant claimedAt) {

    static final String ACTIVE_AT = "activeAt";
    static final String ENDED_SINCE = "endedSince";

    Restore in(RestoreState next) {
        return new Restore(command, workerId, next, claimedAt);
    }

    Map<String, ?> lookup() {
        return state.ended() ? Map.of(ACTIVE_AT, "", ENDED_SINCE, claimedAt) : Map.of(ACTIVE_AT, workerId.value());
    }
}
