package eus.gordailu.contracts.worker;

import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The host key that a client shows to a worker. Only an approved one is believed.
 *
 * @param address the client's, as it was then
 * @param type of the key, such as {@code ssh-ed25519}
 * @param fingerprint of the key, as OpenSSH shows it
 * @param knownFingerprint of the key that is believed at this address, if it is another
 */
public record HostKeySeen(
        WorkerId workerId,
        ClientId clientId,
        String address,
        String type,
        String fingerprint,
        boolean approved,
        @Nullable String knownFingerprint,
        Instant seenAt)
        implements Message {

    @Override
    public String key() {
        return workerId.toString();
    }
}
