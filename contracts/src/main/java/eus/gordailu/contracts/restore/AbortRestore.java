package eus.gordailu.contracts.restore;

import eus.gordailu.contracts.id.RestoreId;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;

/** Command: end this restore, wherever it is. */
public record AbortRestore(RestoreId restoreId, String requestedBy, Instant requestedAt) implements Message {

    @Override
    public String key() {
        return restoreId.toString();
    }
}
