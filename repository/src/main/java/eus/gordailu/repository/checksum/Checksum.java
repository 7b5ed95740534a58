package eus.gordailu.repository.checksum;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import java.io.IOException;
import java.util.HexFormat;

/** The SHA-256 (FIPS 180-4) of a file's content, as {@code sha256:} and 64 hexadecimal digits. */
public record Checksum(@JsonValue String text) {

    private static final String PREFIX = "sha256:";
    private static final int DIGITS = 64;

    public Checksum {
        if (!text.startsWith(PREFIX) || text.length() != PREFIX.length() + DIGITS || !isHex(text, PREFIX.length())) {
            throw new IllegalArgumentException("\"%s\" is no checksum such as sha256:9f86d0…".formatted(text));
        }
    }

    /** Change lists hold these by the hundred thousand: a regular expression takes longer than to read a small file. */
    private static boolean isHex(String text, int begin) {
        for (int at = begin; at < text.length(); at++) {
            char c = text.charAt(at);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    @JsonCreator
    public static Checksum of(String text) {
        return new Checksum(text);
    }

    static Checksum of(byte[] digest) {
        return new Checksum(PREFIX + HexFormat.of().formatHex(digest));
    }

    /** Is asked between the parts of a long file whether to go on, and throws when not. */
    @FunctionalInterface
    public interface Checkpoint {
        void pass() throws IOException;
    }

    /** Reads a file, of which a symbolic link is none, and takes its checksum. */
    public static Checksum of(Directory directory, FileName name, Checkpoint checkpoint) throws IOException {
        try (Digest digest = Digest.sha256()) {
            directory.content(name, part -> {
                checkpoint.pass();
                digest.update(part);
            });
            return of(digest.finish());
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
