package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.check.RsyncWeakness;
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
        List<Rsync> rsyncs,
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

    /**
     * The rsyncs at both ends, as a worker met the client's last, in a backup or in a test of the connection. The client's version is known from the
     * latter, of a client over ssh; its protocol from both.
     */
    @Schema(name = "ClientRsync")
    record Rsync(
            String workerId,
            @Nullable String version,
            @Nullable Integer protocol,
            @Nullable Weakness weakness,
            @Nullable String workerVersion,
            @Nullable Weakness workerWeakness,
            Instant seenAt) {}

    /** What speaks against an rsync, and what to do. */
    @Schema(name = "RsyncWeakness")
    record Weakness(
            @Schema(allowableValues = {"rsync.plain", "rsync.old", "rsync.vulnerable", "rsync.weak"})
            String code,

            String sentence) {

        static @Nullable Weakness of(@Nullable String version, @Nullable Integer protocol) {
            return RsyncWeakness.of(version, protocol)
                    .map(found -> new Weakness(found.code(), found.sentence(version, protocol)))
                    .orElse(null);
        }
    }
}
