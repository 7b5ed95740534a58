package eus.gordailu.contracts.check;

import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.WorkerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker found out about a client.
 *
 * @param publicKey the worker's key for the client, null where none is needed
 * @param authorizedKeysLine the line that lets it in
 * @param hostKey what the client showed, or the machine that leads to it if that is not believed; null where nothing was seen
 */
public record ClientReport(
        WorkerId workerId,
        ClientId clientId,
        @Nullable String publicKey,
        @Nullable String authorizedKeysLine,
        @Nullable ShownHostKey hostKey,
        List<CheckStep> steps) {

    /** A host key, which machine shows it, and whether it is believed; if not, the fingerprint of the one that is, if there is one. */
    public record ShownHostKey(
            String address,
            String type,
            String fingerprint,
            boolean approved,
            @Nullable String knownFingerprint) {}

    public ClientReport {
        steps = List.copyOf(steps);
    }
}
