package eus.gordailu.transfer.ssh;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A machine's public key, by which it is known again. The type and the key itself, in base64, stand in {@code known_hosts}. */
public record HostKey(String type, String base64) {

    /**
     * @throws IllegalArgumentException when the key is no base64
     */
    public HostKey {
        Base64.getDecoder().decode(base64);
    }

    /** As OpenSSH shows it: the SHA-256 of the key, in base64 without padding. */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getDecoder().decode(base64));
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
