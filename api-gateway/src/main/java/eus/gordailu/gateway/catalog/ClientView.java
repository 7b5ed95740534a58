package eus.gordailu.gateway.catalog;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client as it is shown. */
@Schema(name = "Client")
record ClientView(
        String id,
        String name,
        String description,
        String address,
        boolean active,
        @Nullable Long quotaBytes,
        @Nullable String jump,
        boolean sudo,
        boolean restricted,
        @Nullable String wakeOnLan,
        List<String> preScripts,
        List<String> postScripts,
        ClientLimitsBody limits,
        @Nullable Integer waitHours,
        List<PublicKey> publicKeys,
        List<HostKey> hostKeys,
        long version) {

    /**
     * A worker's key for the client, the line to append to the client's {@code authorized_keys}, and that for the machine which leads to it, if
     * there is one.
     */
    record PublicKey(
            String workerId,
            String publicKey,
            String authorizedKeysLine,
            @Nullable String jumpAuthorizedKeysLine) {}

    /** The host key that the client shows to a worker; {@code knownFingerprint} is that of the one which is believed, if it is another. */
    record HostKey(
            String workerId,
            String type,
            String fingerprint,
            boolean approved,
            @Nullable String knownFingerprint,
            Instant seenAt) {}
}
