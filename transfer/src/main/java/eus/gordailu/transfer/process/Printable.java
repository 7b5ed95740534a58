package eus.gordailu.transfer.process;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Turns what a program wrote into text that is safe in a log: one line, no control characters. */
public final class Printable {

    private Printable() {}

    /** The bytes as UTF-8; what is not UTF-8 becomes U+FFFD, a control character its octal number as rsync writes it. */
    public static String text(byte[] bytes) {
        return text(new String(bytes, StandardCharsets.UTF_8));
    }

    public static String text(String raw) {
        if (isPlain(raw)) {
            return raw;
        }
        return raw.chars()
                .mapToObj(c -> Character.isISOControl(c) && c != '\t' ? "\\#%03o".formatted(c) : Character.toString(c))
                .collect(Collectors.joining());
    }

    private static boolean isPlain(String raw) {
        for (int at = 0; at < raw.length(); at++) {
            if (Character.isISOControl(raw.charAt(at))) {
                return false;
            }
        }
        return true;
    }
}
