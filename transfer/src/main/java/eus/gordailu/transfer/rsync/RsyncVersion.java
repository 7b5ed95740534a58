package eus.gordailu.transfer.rsync;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of rsync and of its protocol, as {@code rsync --version} says it. */
public record RsyncVersion(String version, int protocol) {

    private static final Pattern FIRST_LINE =
            Pattern.compile("rsync\\s+version\\s+v?(?<version>\\S+)\\s+protocol version (?<protocol>\\d{1,4})");

    public static Optional<RsyncVersion> parse(List<String> lines) {
        return lines.stream()
                .map(FIRST_LINE::matcher)
                .filter(Matcher::lookingAt)
                .map(match -> new RsyncVersion(match.group("version"), Integer.parseInt(match.group("protocol"))))
                .findFirst();
    }
}
