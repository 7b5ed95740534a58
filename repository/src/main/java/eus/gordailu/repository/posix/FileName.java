package eus.gordailu.repository.posix;

import eus.gordailu.contracts.path.TreePath;
import java.nio.charset.StandardCharsets;

/**
 * The name of one directory entry: bytes, which may be no text in any encoding. They are held one to a character, so that
 * equal names are equal.
 */
public record FileName(String octets) {

    public FileName {
        if (!valid(octets)) {
            throw new IllegalArgumentException("A file's name is 1 or more bytes, none of them 0 or a slash");
        }
    }

    /** A plain loop: every entry of every walk comes through here. */
    private static boolean valid(String octets) {
        for (int at = 0; at < octets.length(); at++) {
            char c = octets.charAt(at);
            if (c == '/' || c == 0 || c > 0xff) {
                return false;
            }
        }
        return !octets.isEmpty();
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
