package eus.gordailu.gateway.worker;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.worker.ClientKeyCreated;
import java.time.Instant;

/** A worker's public key for a client. */
public record ClientKey(WorkerId workerId, ClientId clientId, String publicKey, Instant createdAt) {

    static ClientKey of(ClientKeyCreated event) {
        return new ClientKey(event.workerId(), event.clientId(), event.publicKey(), event.createdAt());
    }

    /** The line for the client's {@code authorized_keys}: it may run commands, but forward nothing and get no terminal. */
    public String authorizedKeysLine() {
        return "restrict " + publicKey;
    }

    /** The line for a machine that leads to the client: it lets through to there, and to nothing else. */
    public String jumpAuthorizedKeysLine(Address.Ssh client) {
        String host = client.host().contains(":") ? "[" + client.host() + "]" : client.host();
        return "restrict,port-forwarding,permitopen=\"%s:%d\",command=\"false\" %s"
                .formatted(host, client.port(), publicKey);
    }
}
