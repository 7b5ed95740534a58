package eus.gordailu.transfer.pull;

import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.process.ProcessResult;
import eus.gordailu.transfer.rsync.RsyncOutput;
import eus.gordailu.transfer.rsync.RsyncStats;
import eus.gordailu.transfer.rsync.RsyncVersion;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of rsync's run: for the manifest and the log. Arguments are the whole command, without secrets and without what it was shut in by.
 */
public record PullRun(
        int exitCode,
        String rsyncVersion,
        List<String> arguments,
        Peer peer,
        RsyncStats stats,
        List<String> complaints,
        Duration duration) {

    /**
     * The other end, and how it was met.
     *
     * @param confined whether rsync was shut in while it received; null where it received from no other machine
     * @param protocol which of rsync's protocols it speaks, where it said so
     */
    public record Peer(@Nullable Boolean confined, @Nullable Integer protocol) {

        /** On this machine. */
        public static final Peer NONE = new Peer(null, null);
    }

    /** rsync's exit code when something could not be read or written. */
    public static final int PARTIAL = 23;

    /** Its exit code when files had gone before it came to them. */
    public static final int VANISHED = 24;

    public PullRun {
        arguments = List.copyOf(arguments);
        complaints = List.copyOf(complaints);
    }

    static PullRun of(
            ProcessResult ended,
            RsyncVersion version,
            Command command,
            @Nullable Boolean confined,
            RsyncOutput messages) {
        return new PullRun(
                ended.exitCode(),
                version.version(),
                command.redacted(),
                new Peer(confined, messages.remoteProtocol().orElse(null)),
                messages.stats(),
                messages.lines(),
                ended.duration());
    }

    /** A comparison, as the run of a fetch that had nothing to fetch. */
    public PullRun bringingNothing() {
        return new PullRun(exitCode, rsyncVersion, arguments, peer, RsyncStats.NONE, complaints, duration);
    }

    /** Together with another at the same time; the arguments are those of this one. */
    PullRun beside(PullRun other) {
        return new PullRun(
                worse(other),
                rsyncVersion,
                arguments,
                peer,
                stats.plus(other.stats),
                Stream.concat(complaints.stream(), other.complaints.stream()).toList(),
                duration.compareTo(other.duration) > 0 ? duration : other.duration);
    }

    /** The same, with the exit code of one that was made after it if that was worse. */
    PullRun before(PullRun later) {
        return new PullRun(worse(later), rsyncVersion, arguments, peer, stats, complaints, duration);
    }

    /** What has only vanished (24) must not hide that something could not be read. */
    private int worse(PullRun other) {
        return exitCode == PARTIAL || other.exitCode == PARTIAL ? PARTIAL : Math.max(exitCode, other.exitCode);
    }
}
