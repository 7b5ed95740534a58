package eus.gordailu.contracts.restore;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.RestoreId;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;

/** A restore has failed. */
public record RestoreFailed(RestoreId restoreId, JobRef job, Failure failure, Instant failedAt) implements Message {

    @Override
    public String key() {
        return restoreId.toString();
    }
}
