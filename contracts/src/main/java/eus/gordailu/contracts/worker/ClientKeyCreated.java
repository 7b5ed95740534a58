package eus.gordailu.contracts.worker;

import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;

/** A worker's public key for a client: the line to append to the client's {@code authorized_keys}. The private key never leaves the worker. */
public record ClientKeyCreated(WorkerId workerId, ClientId clientId, String publicKey, Instant createdAt)
        implements Message {

    @Override
    public String key() {
        return workerId.toString();
    }
}
