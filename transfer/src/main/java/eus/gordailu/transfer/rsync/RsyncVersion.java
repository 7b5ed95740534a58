package eus.gordailu.transfer.rsync;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A version of rsync and of its protocol, as {@code rsync --version} says it. */
public record RsyncVersion(String version, int protocol) {

    private static final Pattern FIRST_LINE =
            Pattern.compile("rsync\\s+version\\s+v?(?<version>\\S+)\\s+protocol version (?<protocol>\\d{1,4})");

    /** That of macOS and OpenBSD, which tells the version of an rsync that it is like. */
    private static final Pattern OPENRSYNC =
            Pattern.compile("(?<version>openrsync):? protocol version (?<protocol>\\d{1,4}).*");

    private static final Pattern LACKING = Pattern.compile("\\bno (?:ACLs|xattrs)\\b");

    /** Whether rsync says in the same answer that it was built without access lists or extended attributes. */
    public static boolean lacksAttributes(List<String> lines) {
        return lines.stream().anyMatch(line -> LACKING.matcher(line).find());
    }

    public static Optional<RsyncVersion> parse(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Stream.of(FIRST_LINE.matcher(line), OPENRSYNC.matcher(line)))
                .filter(Matcher::lookingAt)
                .map(match -> new RsyncVersion(match.group("version"), Integer.parseInt(match.group("protocol"))))
                .findFirst();
    }
}
