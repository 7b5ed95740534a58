package eus.gordailu.repository.checksum;

import java.lang.foreign.MemorySegment;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** With what every Java machine has. */
final class JdkSha256 implements Digest {

    private final MessageDigest digest;

    JdkSha256() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java machine must know SHA-256", e);
        }
    }

    @Override
    public void update(MemorySegment part) {
        digest.update(part.asByteBuffer());
    }

    @Override
    public byte[] finish() {
        return digest.digest();
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
