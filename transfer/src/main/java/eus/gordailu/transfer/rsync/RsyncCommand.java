package eus.gordailu.transfer.rsync;

import eus.gordailu.transfer.process.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A plain pull: the sources, with their whole paths, into a directory. What the previous snapshot has is linked, not
 * copied. The scratch directory holds files under way; it is on the destination's file system, and not within it.
 */
public record RsyncCommand(
        List<String> sources,
        Path destination,
        Path scratch,
        List<String> excludes,
        Optional<Path> linkDest,
        Optional<String> remoteShell,
        Duration ioTimeout,
        boolean asRoot) {

    public RsyncCommand {
        sources = List.copyOf(sources);
        excludes = List.copyOf(excludes);
        if (sources.isEmpty() || !destination.isAbsolute() || !scratch.isAbsolute()) {
            throw new IllegalArgumentException("A pull needs a source, and absolute directories");
        }
        if (linkDest.isPresent() && !linkDest.get().isAbsolute()) {
            throw new IllegalArgumentException(
                    "rsync reads a relative --link-dest from the destination: give it absolute");
        }
        if (excludes.contains("")) {
            throw new IllegalArgumentException("An empty exclude pattern: remove it");
        }
    }

    public static RsyncCommand pull(List<String> sources, Path destination, Path scratch) {
        return new RsyncCommand(
                sources,
                destination,
                scratch,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofMinutes(5),
                true);
    }

    public RsyncCommand excluding(List<String> patterns) {
        return new RsyncCommand(sources, destination, scratch, patterns, linkDest, remoteShell, ioTimeout, asRoot);
    }

    public RsyncCommand linkedTo(Optional<Path> previous) {
        return new RsyncCommand(sources, destination, scratch, excludes, previous, remoteShell, ioTimeout, asRoot);
    }

    /** The command that rsync starts to reach the client, as one text in rsync's own quoting. */
    public RsyncCommand over(String shell) {
        return new RsyncCommand(
                sources, destination, scratch, excludes, linkDest, Optional.of(shell), ioTimeout, asRoot);
    }

    public RsyncCommand withIoTimeout(Duration timeout) {
        return new RsyncCommand(sources, destination, scratch, excludes, linkDest, remoteShell, timeout, asRoot);
    }

    public RsyncCommand runAsRoot(boolean root) {
        return new RsyncCommand(sources, destination, scratch, excludes, linkDest, remoteShell, ioTimeout, root);
    }

    public Command command() {
        List<String> arguments = new ArrayList<>(List.of(
                "rsync",
                // Recursion, links, permissions, times, owner, group, devices; hard links, ACLs, xattrs; holes stay
                // holes.
                "-aHAX",
                "--sparse",
                "--numeric-ids",
                // /srv/www lands in DESTINATION/srv/www, with the attributes of /srv: two paths never collide.
                "--relative",
                // A resumed directory ends as the source is now, without what has gone or is excluded since.
                "--delete",
                "--delete-excluded",
                // Times are compared to the nanosecond; rsync's default is whole seconds.
                "--modify-window=-1",
                // Temporary names are never made inside the tree, where a kill would leave them to be published...
                "--temp-dir=" + scratch,
                // ...and a large file that was cut off is gone on with, from outside the tree. Never --inplace: it
                // would write
                // into inodes that older snapshots share.
                "--partial-dir=" + scratch,
                "--timeout=" + Math.max(1, ioTimeout.toSeconds()),
                "--stats",
                "--info=progress2",
                "--no-human-readable",
                // Progress as it happens, though the output is a pipe.
                "--outbuf=N"));
        if (!asRoot) {
            // Owners and devices that only root can set are kept in xattrs. A local copy's receiver counts as the
            // remote side.
            arguments.add(remoteShell.isPresent() ? "--fake-super" : "-M--fake-super");
        }
        linkDest.ifPresent(previous -> arguments.add("--link-dest=" + previous));
        // As a rule with its kind said: in --exclude, a pattern such as "+ x" or "!" would be read as a rule of its
        // own.
        excludes.forEach(pattern -> arguments.add("--filter=- " + pattern));
        // Names travel as data: no shell at the client sees them. (The older name of --secluded-args. A local copy
        // needs it
        // not, and rsync 3.5.0 refuses it there beside -M.)
        remoteShell.ifPresent(shell -> arguments.addAll(List.of("--protect-args", "-e", shell)));
        arguments.add("--");
        arguments.addAll(sources);
        // rsync takes a slash before any colon for a path of this machine.
        arguments.add(destination + "/");
        return Command.of(arguments);
    }
}
