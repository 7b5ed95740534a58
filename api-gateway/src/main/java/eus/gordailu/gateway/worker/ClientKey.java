package eus.gordailu.gateway.worker;

import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.worker.ClientKeyCreated;
import java.time.Instant;

/** A worker's public key for a client. */
public record ClientKey(WorkerId workerId, ClientId clientId, String publicKey, Instant createdAt) {

    static ClientKey of(ClientKeyCreated event) {
        return new ClientKey(event.workerId(), event.clientId(), event.publicKey(), event.createdAt());
    }
}
