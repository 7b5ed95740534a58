package eus.gordailu.repository.posix;

import eus.gordailu.contracts.path.TreePath;
import java.nio.charset.StandardCharsets;

/**
 * The name of one directory entry: bytes, which may be no text in any encoding. They are held one to a character, so that
 * equal names are equal.
 */
public record FileName(String octets) {

    public FileName {
        if (octets.isEmpty() || octets.chars().anyMatch(c -> c == '/' || c == 0 || c > 0xff)) {
            throw new IllegalArgumentException("A file's name is 1 or more bytes, none of them 0 or a slash");
        }
    }

    /** The name that this text has on disk, in UTF-8. */
    public static FileName of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The name with these bytes. */
    public static FileName of(byte[] bytes) {
        return new FileName(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** The name's bytes. */
    public byte[] bytes() {
        return octets.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** For people: the text where it is UTF-8 without control characters, else what is none as {@code \#ooo}, as rsync shows it. */
    @Override
    public String toString() {
        return TreePath.shown(octets);
    }
}
