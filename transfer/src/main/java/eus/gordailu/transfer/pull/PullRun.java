package eus.gordailu.transfer.pull;

import eus.gordailu.transfer.rsync.RsyncStats;
import java.time.Duration;
import java.util.List;

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
}
