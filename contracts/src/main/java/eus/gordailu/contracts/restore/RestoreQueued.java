package eus.gordailu.contracts.restore;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.RestoreId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;

/** A worker has taken a restore on, and begins with it when others have ended. */
public record RestoreQueued(RestoreId restoreId, JobRef job, WorkerId workerId, Instant queuedAt) implements Message {

    @Override
    public String key() {
        return restoreId.toString();
    }
}
