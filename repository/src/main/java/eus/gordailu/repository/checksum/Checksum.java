package eus.gordailu.repository.checksum;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import java.io.IOException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The SHA-256 (FIPS 180-4) of a file's content, as {@code sha256:} and 64 hexadecimal digits. */
public record Checksum(@JsonValue String text) {

    private static final String PREFIX = "sha256:";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-f]{64}");

    public Checksum {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("\"%s\" is no checksum such as sha256:9f86d0…".formatted(text));
        }
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
