package eus.gordailu.contracts.restore;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.RestoreId;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;

/** A restore was ended by a person: each file is as it was, or as it is in the snapshot. */
public record RestoreAborted(RestoreId restoreId, JobRef job, Instant abortedAt) implements Message {

    @Override
    public String key() {
        return restoreId.toString();
    }
}
