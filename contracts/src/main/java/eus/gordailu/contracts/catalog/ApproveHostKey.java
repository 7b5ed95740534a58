package eus.gordailu.contracts.catalog;

import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;

/** Command: the host key with this fingerprint, which the client shows, is the client's own: believe it, and none else. */
public record ApproveHostKey(ClientId clientId, String fingerprint, String requestedBy, Instant requestedAt)
        implements Message {

    @Override
    public String key() {
        return clientId.toString();
    }
}
