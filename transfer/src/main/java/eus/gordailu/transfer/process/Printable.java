package eus.gordailu.transfer.process;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Turns what a program wrote into text that is safe in a log: one line, no control characters, none that turn the line around. */
public final class Printable {

    /** So much of a line is told to a person. */
    private static final int TOLD = 500;

    private Printable() {}

    /** The bytes as UTF-8; what is not UTF-8 becomes U+FFFD, a control character the octal numbers of its bytes as rsync writes them. */
    public static String text(byte[] bytes) {
        return text(new String(bytes, StandardCharsets.UTF_8));
    }

    public static String text(String raw) {
        if (isPlain(raw)) {
            return raw;
        }
        return raw.chars()
                .mapToObj(c -> isSafe((char) c) ? Character.toString((char) c) : octal((char) c))
                .collect(Collectors.joining());
    }

    /** For a sentence: a client chooses how long its lines are. */
    public static String shortened(String line) {
        return line.length() > TOLD ? line.substring(0, TOLD) + "…" : line;
    }

    private static String octal(char letter) {
        StringBuilder octal = new StringBuilder();
        for (byte octet : Character.toString(letter).getBytes(StandardCharsets.UTF_8)) {
            octal.append("\\#%03o".formatted(octet & 0xff));
        }
        return octal.toString();
    }

    /** U+2028 and U+2029 end a line; U+202A to U+202E and U+2066 to U+2069 have what follows read the other way round. */
    private static boolean isSafe(char letter) {
        return letter == '\t'
                || !(Character.isISOControl(letter)
                        || (letter >= '\u2028' && letter <= '\u202e')
                        || (letter >= '\u2066' && letter <= '\u2069'));
    }

    private static boolean isPlain(String raw) {
        for (int at = 0; at < raw.length(); at++) {
            if (!isSafe(raw.charAt(at))) {
                return false;
            }
        }
        return true;
    }
}
