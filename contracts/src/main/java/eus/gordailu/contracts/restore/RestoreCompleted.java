package eus.gordailu.contracts.restore;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.RestoreId;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;

/** A restore has ended well. */
public record RestoreCompleted(RestoreId restoreId, JobRef job, long files, long bytes, Instant completedAt)
        implements Message {

    @Override
    public String key() {
        return restoreId.toString();
    }
}
