package eus.gordailu.transfer.rsync;

import eus.gordailu.transfer.process.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sources, with their whole paths, and a directory: to pull the ones into the other, to compare them, or to bring
 * what differs. What the previous snapshot has is linked, not copied. The scratch directory holds large files that were
 * broken off; it is on the destination's file system, and not within it.
 */
public record RsyncCommand(
        List<String> sources,
        Path destination,
        Path scratch,
        List<String> rules,
        Optional<Path> linkDest,
        Optional<RemoteRsync> remote,
        Pace pace,
        Attributes kept) {

    /** What of owners, access lists and extended attributes arrives. */
    public enum Attributes {
        /** All, as it is at the source. */
        ALL,
        /** All, but what only root can give a file is kept in an extended attribute. */
        BESIDE,
        /** Owners alone. */
        NONE,
        /** Owners alone, and what only root can give a file in an extended attribute. */
        OWNERS_BESIDE;

        boolean beside() {
            return this == BESIDE || this == OWNERS_BESIDE;
        }

        boolean ownersAlone() {
            return this == NONE || this == OWNERS_BESIDE;
        }
    }

    /** Recursion, links, permissions, times, owner, group, devices; hard links, ACLs, xattrs. */
    private static final String ALL = "-aHAX";

    /** The same without ACLs and xattrs. */
    private static final String OWNERS_ALONE = "-aH";

    /**
     * To compare the same. ACLs are looked at as the xattrs that the kernel shows them as: two system calls a file instead
     * of six, of which rsync 3.5.0 has nine in all. As in its own default, no more of the system's xattrs are looked at.
     */
    private static final List<String> ALL_TO_COMPARE =
            List.of("-aHX", "--filter=+x system.posix_acl_*", "--filter=-x system.*");

    private static final String IGNORE_EXISTING = "--ignore-existing";

    /** Twice: what is the same on both sides is named too. */
    private static final List<String> ALL_NAMED = List.of("--itemize-changes", "--itemize-changes");

    public RsyncCommand {
        sources = List.copyOf(sources);
        rules = List.copyOf(rules);
        if (sources.isEmpty() || !destination.isAbsolute() || !scratch.isAbsolute()) {
            throw new IllegalArgumentException("A pull needs a source, and absolute directories");
        }
        if (linkDest.isPresent() && !linkDest.get().isAbsolute()) {
            throw new IllegalArgumentException(
                    "rsync reads a relative --link-dest from the destination: give it absolute");
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
                Pace.unlimited(Duration.ofMinutes(5)),
                Attributes.ALL);
    }

    /** With rules such as {@link Exclusions#rules}. */
    public RsyncCommand filtering(List<String> filters) {
        return new RsyncCommand(sources, destination, scratch, filters, linkDest, remote, pace, kept);
    }

    public RsyncCommand into(Path directory) {
        return new RsyncCommand(sources, directory, scratch, rules, linkDest, remote, pace, kept);
    }

    /**
     * For a run at the same time as this, with a scratch directory of its own: what fails its verification is fetched once more in
     * there, under its name alone, and two files of one name would be written into each other.
     */
    public RsyncCommand beside() {
        Path own = scratch.resolve(".gordailu-second");
        return new RsyncCommand(sources, destination, own, rules, linkDest, remote, pace, kept);
    }

    public RsyncCommand linkedTo(Optional<Path> previous) {
        return new RsyncCommand(sources, destination, scratch, rules, previous, remote, pace, kept);
    }

    /** From the client that is reached so. */
    public RsyncCommand over(RemoteRsync client) {
        return new RsyncCommand(sources, destination, scratch, rules, linkDest, Optional.of(client), pace, kept);
    }

    public RsyncCommand at(Pace wanted) {
        return new RsyncCommand(sources, destination, scratch, rules, linkDest, remote, wanted, kept);
    }

    public RsyncCommand keeping(Attributes wanted) {
        return new RsyncCommand(sources, destination, scratch, rules, linkDest, remote, pace, wanted);
    }

    /**
     * The plain pull, into an empty directory or on from an earlier attempt. By checksum, nothing that is there already is taken for the same because of its size and time. What has gone or is excluded since an
     * earlier attempt goes from the destination, unless something could not be read: then rsync deletes nothing.
     */
    public Command command(boolean byChecksum, boolean resumed) {
        List<String> arguments = common();
        byChecksum(arguments, byChecksum);
        linking(arguments);
        if (linkDest.isPresent() || resumed) {
            // Else rsync 3.5.0 waits for ever, whatever its --timeout, for a file of several names that the previous
            // snapshot or an earlier attempt has, that has changed, and that is gone or closed when its turn comes.
            arguments.add("--no-inc-recursive");
        }
        arguments.addAll(List.of("--delete", "--delete-excluded"));
        tellingProtocol(arguments);
        arguments.addAll(writing());
        return ending(arguments);
    }

    /** Only deletes what the source does not have, though something can't be read there: what that holds is a caller's part to protect. */
    public Command deletions() {
        List<String> arguments = common();
        arguments.addAll(
                List.of("--delete", "--delete-excluded", "--ignore-errors", "--existing", "--ignore-existing"));
        return ending(arguments);
    }

    /**
     * What a plain pull into the destination, an existing tree, would change, which it does not: line by line as
     * {@link ItemizedLine} reads it. By checksum, files of equal size and time are read on both sides.
     */
    public Command comparison(boolean byChecksum) {
        return ending(comparing(byChecksum));
    }

    /** The same of a part of the source, to which rules confine it. The sender also tells which files have more than one name. */
    public Command comparisonOfPart() {
        List<String> arguments = comparing(false);
        String told = "--debug=hlink3,hash1";
        arguments.add(remote.isPresent() ? "--remote-option=" + told : told);
        return ending(arguments);
    }

    private List<String> comparing(boolean byChecksum) {
        List<String> arguments = common();
        if (kept == Attributes.ALL) {
            arguments.remove(ALL);
            arguments.addAll(ALL_TO_COMPARE);
        }
        arguments.addAll(List.of("--dry-run", "--delete", "--delete-excluded"));
        tellingProtocol(arguments);
        arguments.addAll(itemizing(ItemizedLine.FORMAT));
        byChecksum(arguments, byChecksum);
        if (byChecksum) {
            // Else the other names of a file are not named with it: they are told by size, time and attributes alone.
            arguments.addAll(ALL_NAMED);
        }
        return arguments;
    }

    /**
     * Brings the paths in the list (from the source, a directory, and each ended by a NUL byte) and the attributes of the
     * directories on the way. What is already there is left as it is, unless it is a directory: it might share its inode with a snapshot.
     *
     * <p>Over a network, what the previous snapshot has already is not sent again, but copied from there: a confined rsync may link nothing to
     * what it can't write to. On this machine, where root reads the source, that would only
     * cost: to look it up takes longer than to copy it. By checksum, though, it is looked up there too: a file of equal size and time
     * is linked to the previous snapshot's once it was compared with it.
     */
    public Command application(Path list, boolean byChecksum) {
        List<String> arguments = common();
        arguments.addAll(List.of("--files-from=" + list, "--from0"));
        // What has vanished since the comparison is simply not there.
        arguments.add("--ignore-missing-args");
        byChecksum(arguments, byChecksum);
        if (byChecksum) {
            linking(arguments);
        } else if (remote.isPresent()) {
            linkDest.ifPresent(previous -> arguments.add("--copy-dest=" + previous));
        }
        arguments.addAll(withoutContents());
        return ending(arguments);
    }

    /**
     * Brings the paths in the list, which is as that of {@link #application}, once more: what is there already is changed where
     * it is.
     */
    public Command refreshing(Path list) {
        List<String> arguments = common();
        arguments.addAll(List.of("--files-from=" + list, "--from0", "--ignore-missing-args"));
        arguments.addAll(writing());
        arguments.addAll(List.of("--no-recursive", "--dirs"));
        return ending(arguments);
    }

    /** Brings the sources' own attributes and those of their parents; to exclude the contents is the caller's part. */
    public Command attributes() {
        List<String> arguments = common();
        arguments.addAll(withoutContents());
        return ending(arguments);
    }

    /**
     * Names the directories in the list, which is as that of {@link #application}, with what each of them is now, and changes nothing. One
     * that has become a link is named as that, and not followed: in the protocol of rsync 2.6 what leads to an entry is not sent with it.
     */
    public Command directories(Path list) {
        List<String> arguments = new ArrayList<>(List.of(
                "rsync",
                "--protocol=29",
                "--no-implied-dirs",
                "--relative",
                "--links",
                "--devices",
                "--specials",
                // To be forced, and dry: else it would only complain that there is a directory in the way of a link.
                "--dry-run",
                "--force",
                "--files-from=" + list,
                "--from0",
                "--ignore-missing-args",
                "--no-recursive",
                "--dirs",
                "--stats",
                "--no-human-readable"));
        arguments.addAll(pace.arguments());
        arguments.addAll(itemizing(ItemizedLine.NAMES));
        arguments.addAll(ALL_NAMED);
        return ending(arguments);
    }

    /** Names the sources that are there, and changes nothing. */
    public Command presence() {
        List<String> arguments = common();
        arguments.add("--dry-run");
        arguments.addAll(withoutContents());
        // Else what is at both ends would go unnamed.
        arguments.remove(IGNORE_EXISTING);
        return ending(arguments);
    }

    /** Tells what the sources hold as {@link SurveyOutput} reads it, and changes nothing. */
    public Command survey() {
        List<String> arguments = new ArrayList<>(
                List.of("rsync", "-a", "--relative", "--numeric-ids", "--dry-run", "--no-human-readable"));
        arguments.addAll(pace.arguments());
        arguments.addAll(itemizing(SurveyOutput.FORMAT));
        return ending(arguments);
    }

    /** The same, and tells what the rules leave out, where the sender can be asked to; {@link FilterOutput} reads that. */
    public Command surveyOfRules() {
        List<String> arguments = new ArrayList<>(survey().arguments());
        String told = "--debug=filter";
        arguments.add(1, remote.isPresent() ? "--remote-option=" + told : told);
        Command command = Command.of(arguments);
        return remote.map(client -> client.in(command)).orElse(command);
    }

    private List<String> common() {
        List<String> arguments = new ArrayList<>(List.of(
                "rsync",
                kept.ownersAlone() ? OWNERS_ALONE : ALL,
                // Holes stay holes.
                "--sparse",
                "--numeric-ids",
                // /srv/www lands in DESTINATION/srv/www, with the attributes of /srv: two paths never collide.
                "--relative",
                // Times are compared to the nanosecond; rsync's default is whole seconds.
                "--modify-window=-1",
                "--stats",
                "--no-human-readable"));
        arguments.addAll(pace.arguments());
        if (kept.beside()) {
            // Owners and devices that only root can set are kept in xattrs. On this side alone: in a copy within one
            // machine rsync would do so on both, and for the receiver alone (-M) it breaks 3.5.0's protocol beside
            // --files-from.
            arguments.add("--fake-super");
        }
        return arguments;
    }

    private void tellingProtocol(List<String> arguments) {
        if (remote.isPresent()) {
            arguments.add("--debug=proto");
        }
    }

    private static void byChecksum(List<String> arguments, boolean wanted) {
        if (wanted) {
            arguments.add("--checksum");
        }
    }

    private List<String> writing() {
        List<String> arguments = new ArrayList<>(List.of(
                // A large file that was broken off is gone on with, from outside the tree. Never --inplace: it would
                // write into inodes that older snapshots share. Nor --temp-dir: rsync 3.5 looks up every directory
                // on the way to it, four times for each file, which takes as long as all the rest. A killed rsync
                // leaves files under temporary names in the tree; who goes on with it removes them.
                "--partial-dir=" + scratch,
                "--info=progress2",
                // Progress as it happens, though the output is a pipe.
                "--outbuf=L"));
        return arguments;
    }

    private void linking(List<String> arguments) {
        linkDest.ifPresent(previous -> arguments.add("--link-dest=" + previous));
    }

    private List<String> withoutContents() {
        List<String> arguments = writing();
        arguments.addAll(List.of("--no-recursive", "--dirs", IGNORE_EXISTING));
        arguments.addAll(itemizing(ItemizedLine.NAMES));
        arguments.addAll(ALL_NAMED);
        return arguments;
    }

    private static List<String> itemizing(String format) {
        return List.of(
                "--out-format=" + format,
                // Else the escapes depend on the locale, and rsync forgets to escape an escape in a name that stands
                // across its conversion buffer's end (1024 bytes).
                "--8-bit-output");
    }

    private Command ending(List<String> arguments) {
        arguments.addAll(rules);
        remote.ifPresent(client -> arguments.addAll(client.options()));
        arguments.add("--");
        arguments.addAll(sources);
        // rsync takes a slash before any colon for a path of this machine.
        arguments.add(destination + "/");
        Command command = Command.of(arguments);
        return remote.map(client -> client.in(command)).orElse(command);
    }
}
