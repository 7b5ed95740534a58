package eus.gordailu.contracts.restore;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.RestoreId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;

/** A worker has begun with a restore, and keeps its log. */
public record RestoreStarted(RestoreId restoreId, JobRef job, WorkerId workerId, Instant startedAt) implements Message {

    @Override
    public String key() {
        return restoreId.toString();
    }
}
