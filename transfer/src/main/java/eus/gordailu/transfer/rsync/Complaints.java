package eus.gordailu.transfer.rsync;

import eus.gordailu.transfer.process.Printable;
import java.util.regex.Pattern;

/** Words by which one knows what keeps rsync, at either end, from its work. */
final class Complaints {

    /** A shell's words when there is no such program; rsync's own messages begin otherwise. */
    private static final Pattern NO_PROGRAM = Pattern.compile(
            "(?!rsync: \\[).*\\brsync\\b.*(?:not found|No such file or directory|Permission denied|not recognized).*");

    /**
     * What a sender says that was built without access lists or extended attributes (options.c), as many on Windows and on a NAS, and a daemon
     * whose "refuse options" names them.
     */
    private static final Pattern NO_ATTRIBUTES =
            Pattern.compile("rsync: (?:(?:ACLs|extended attributes) are not supported on this server"
                    + "|The server is configured to refuse (?:--(?:acls|xattrs)|-[AX])(?: .*)?)\\s*");

    /** What an rsync of another kind says of an option: 2.6.9 and openrsync of macOS among them. No name of a file is in it. */
    private static final Pattern UNKNOWN_OPTION = Pattern.compile(
            "(?:open)?rsync: [^\"\\[]{0,100}"
                    + "(?:(?:unknown|unrecognized|unrecognised|invalid|illegal) option|option may be supported on client but not)[^\"]*");

    private Complaints() {}

    /** Whether the other end was built without access lists or extended attributes. */
    static boolean noAttributes(RsyncOutput output) {
        return says(NO_ATTRIBUTES, output);
    }

    /** Whether there is no rsync at the other end: it may see the connection's end before it sees the shell's exit code 127. */
    static boolean noProgram(RsyncOutput output) {
        return says(NO_PROGRAM, output);
    }

    /** Whether the other end does not know what it is asked. */
    static boolean unknownOption(RsyncOutput output) {
        return says(UNKNOWN_OPTION, output);
    }

    /** Whether rsync could not be shut in, and was not begun. */
    static boolean notConfined(RsyncOutput output) {
        return output.lines().stream().anyMatch(line -> line.startsWith("bwrap: "));
    }

    private static boolean says(Pattern words, RsyncOutput output) {
        return output.lines().stream()
                .anyMatch(line -> words.matcher(Printable.shortened(line)).matches());
    }
}
