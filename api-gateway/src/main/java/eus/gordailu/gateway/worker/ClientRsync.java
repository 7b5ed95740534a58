package eus.gordailu.gateway.worker;

import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.WorkerId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rsync of a client, as a worker met it last.
 *
 * @param route how it was reached
 * @param version which a test of the connection tells over ssh; null where nobody has told it
 * @param protocol which it speaks, as each backup tells
 */
public record ClientRsync(
        WorkerId workerId,
        ClientId clientId,
        String route,
        @Nullable String version,
        @Nullable Integer protocol,
        Instant seenAt) {

    /** The same after a later look. One that tells no version tells at least whether it may be another rsync by now. */
    ClientRsync then(ClientRsync later) {
        boolean same = route.equals(later.route) && Objects.equals(protocol, later.protocol);
        return new ClientRsync(
                workerId,
                clientId,
                later.route,
                later.version == null && same ? version : later.version,
                later.protocol,
                later.seenAt);
    }

    /** Whether it was met on the way to the client as that is now. */
    boolean isOf(Client client) {
        return clientId.equals(client.id()) && route.equals(client.route().toString());
    }
}
