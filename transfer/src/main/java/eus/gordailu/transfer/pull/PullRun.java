package eus.gordailu.transfer.pull;

import eus.gordailu.transfer.rsync.RsyncStats;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What is known of rsync's run: for the manifest and the log. Arguments are the whole command, without secrets. */
public record PullRun(
        int exitCode,
        String rsyncVersion,
        List<String> arguments,
        RsyncStats stats,
        List<String> complaints,
        Duration duration) {

    public PullRun {
        arguments = List.copyOf(arguments);
        complaints = List.copyOf(complaints);
    }

    /** Together with another at the same time; the arguments are those of this one, and the worse exit code counts. */
    PullRun beside(PullRun other) {
        return new PullRun(
                Math.max(exitCode, other.exitCode),
                rsyncVersion,
                arguments,
                stats.plus(other.stats),
                Stream.concat(complaints.stream(), other.complaints.stream()).toList(),
                duration.compareTo(other.duration) > 0 ? duration : other.duration);
    }
}
