package eus.gordailu.gateway.worker;

import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.worker.HostKeySeen;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The host key that a client shows to a worker.
 *
 * @param knownFingerprint of the key that is believed, if it is another
 */
public record HostKey(
        WorkerId workerId,
        ClientId clientId,
        String address,
        String type,
        String fingerprint,
        boolean approved,
        @Nullable String knownFingerprint,
        Instant seenAt) {

    static HostKey of(HostKeySeen event) {
        return new HostKey(
                event.workerId(),
                event.clientId(),
                event.address(),
                event.type(),
                event.fingerprint(),
                event.approved(),
                event.knownFingerprint(),
                event.seenAt());
    }

    /** What a client calls a key of this type in the name of its file, as OpenSSH does. */
    public static String file(String type) {
        return switch (type) {
            case "ssh-ed25519" -> "ed25519";
            case "ssh-rsa" -> "rsa";
            default -> type.startsWith("ecdsa-") ? "ecdsa" : "*";
        };
    }

    /** Whether it was seen on the way to the client as that is now. */
    boolean isOf(Client client) {
        return clientId.equals(client.id())
                && client.route().machines().stream()
                        .anyMatch(machine -> machine.toString().equals(address));
    }
}
