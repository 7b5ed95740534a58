package eus.gordailu.transfer.rsync;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of rsync and of its protocol, as {@code rsync --version} says it. */
public record RsyncVersion(String version, int protocol) {

    private static final Pattern FIRST_LINE =
            Pattern.compile("rsync\\s+version\\s+v?(?<version>\\S+)\\s+protocol version (?<protocol>\\d{1,4})");

    private static final Pattern LACKING = Pattern.compile("\\bno (?:ACLs|xattrs)\\b");

    private static final Pattern NUMBERS = Pattern.compile("(?<major>\\d{1,4})\\.(?<minor>\\d{1,4}).*");

    /**
     * Whether it is from before 3.5.0, which mended 33 vulnerabilities. A distribution may have mended them in an older one, and keep its number.
     * One that has another kind of number is not judged.
     */
    public boolean isBeforeMends() {
        Matcher numbers = NUMBERS.matcher(version);
        if (!numbers.matches()) {
            return false;
        }
        int major = Integer.parseInt(numbers.group("major"));
        return major < 3 || (major == 3 && Integer.parseInt(numbers.group("minor")) < 5);
    }

    /** Whether rsync says in the same answer that it was built without access lists or extended attributes. */
    public static boolean lacksAttributes(List<String> lines) {
        return lines.stream().anyMatch(line -> LACKING.matcher(line).find());
    }

    public static Optional<RsyncVersion> parse(List<String> lines) {
        return lines.stream()
                .map(FIRST_LINE::matcher)
                .filter(Matcher::lookingAt)
                .map(match -> new RsyncVersion(match.group("version"), Integer.parseInt(match.group("protocol"))))
                .findFirst();
    }
}
