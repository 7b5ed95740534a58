package eus.gordailu.transfer.rsync;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far rsync is ({@code --info=progress2}). Bytes are sizes of files that are done or under way; the percentage and
 * the remaining time are rsync's, and mean little while it is still scanning.
 */
public record RsyncProgress(
        long bytes,
        int percent,
        long bytesPerSecond,
        Duration remaining,
        long transferredFiles,
        long checkedFiles,
        long knownFiles,
        boolean scanning) {

    private static final Pattern LINE = Pattern.compile("\\s*(?<bytes>\\d{1,18})\\s+(?<percent>\\d{1,3})%"
            + "\\s+(?<rate>\\d{1,9}\\.\\d\\d)(?<unit>[kMGT]?)B/s"
            + "\\s+(?<hours>\\d{1,6}):(?<minutes>\\d\\d):(?<seconds>\\d\\d)"
            + "(?:\\s+\\(xfr#(?<files>\\d{1,18}), (?<scan>ir|to)-chk=(?<left>\\d{1,18})/(?<known>\\d{1,18})\\))?\\s*");

    /** Reads a progress line; empty when it is none. rsync leaves the file counts out while it is within a file: they stay. */
    static Optional<RsyncProgress> parse(String line, Optional<RsyncProgress> before) {
        Matcher match = LINE.matcher(line);
        if (!match.matches()) {
            return Optional.empty();
        }
        boolean counts = match.group("files") != null;
        long known = counts
                ? number(match, "known")
                : before.map(RsyncProgress::knownFiles).orElse(0L);
        return Optional.of(new RsyncProgress(
                number(match, "bytes"),
                (int) number(match, "percent"),
                rate(match),
                Duration.ofHours(number(match, "hours"))
                        .plusMinutes(number(match, "minutes"))
                        .plusSeconds(number(match, "seconds")),
                counts
                        ? number(match, "files")
                        : before.map(RsyncProgress::transferredFiles).orElse(0L),
                counts
                        ? known - number(match, "left")
                        : before.map(RsyncProgress::checkedFiles).orElse(0L),
                known,
                counts
                        ? match.group("scan").equals("ir")
                        : before.map(RsyncProgress::scanning).orElse(true)));
    }

    /** Of two runs at the same time. The percentage is that of the files which are known. */
    RsyncProgress beside(RsyncProgress other) {
        long known = knownFiles + other.knownFiles;
        return new RsyncProgress(
                bytes + other.bytes,
                known == 0 ? 0 : (int) ((percent * knownFiles + other.percent * other.knownFiles) / known),
                bytesPerSecond + other.bytesPerSecond,
                remaining.compareTo(other.remaining) > 0 ? remaining : other.remaining,
                transferredFiles + other.transferredFiles,
                checkedFiles + other.checkedFiles,
                known,
                scanning || other.scanning);
    }

    /** With what an earlier run has brought, that was broken off; for the rest that this one is. */
    public RsyncProgress after(RsyncProgress earlier) {
        return new RsyncProgress(
                earlier.bytes + bytes,
                percent,
                bytesPerSecond,
                remaining,
                earlier.transferredFiles + transferredFiles,
                checkedFiles,
                knownFiles,
                scanning);
    }

    private static long number(Matcher match, String group) {
        return Long.parseLong(match.group(group));
    }

    /** rsync's units are powers of 1024 here, whatever they are called. */
    private static long rate(Matcher match) {
        int power = " kMGT".indexOf(match.group("unit").isEmpty() ? " " : match.group("unit"));
        return (long) (Double.parseDouble(match.group("rate")) * Math.pow(1024, power));
    }
}
