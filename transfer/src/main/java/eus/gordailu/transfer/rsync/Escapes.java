package eus.gordailu.transfer.rsync;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * rsync's way to print bytes: {@code \#ooo}, in octal, for control characters other than the tab, and for the backslash of
 * a name that has such an escape in it. With {@code --8-bit-output} nothing else is escaped, and nothing depends on the locale.
 */
final class Escapes {

    private static final Pattern ESCAPE = Pattern.compile("\\\\#([0-3][0-7]{2})");

    private Escapes() {}

    /** The bytes that were printed so, both one to a character. */
    static String decoded(String printed) {
        return printed.indexOf('\\') < 0 ? printed : ESCAPE.matcher(printed).replaceAll(Escapes::octet);
    }

    private static String octet(MatchResult escape) {
        char octet = (char) Integer.parseInt(escape.group(1), 8);
        return Matcher.quoteReplacement(Character.toString(octet));
    }
}
