package eus.gordailu.transfer.rsync;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.transfer.process.Printable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Something that a finished run could not copy as it was. The code is stable; the sentence names the file when rsync does.
 *
 * @param unlisted a directory of which nothing is known but that it is there; or of which that may be so, for something in it could not be
 *     looked at
 * @param unseen an entry of which nothing is known at all, or a file that could not be opened or read
 */
public record Warning(String code, String sentence, Optional<TreePath> unlisted, Optional<TreePath> unseen) {

    static final String VANISHED = "file.vanished";
    static final String NOT_COPIED = "file.not-copied";
    static final String NOT_OPENED = "file.not-opened";
    static final String NOT_LISTED = "directory.not-listed";
    static final String NOT_ENTERED = "directory.not-entered";
    static final String KEPT = "directory.kept";

    static final String MORE = "file.more";
    static final String MORE_CLOSED = "file.more-closed";
    static final String TOO_MANY = "directory.too-many";
    static final String ONLY_LINK = "source.only-link";
    static final String NO_ATTRIBUTES = "source.no-attributes";
    static final String NOT_LOOKED_AT = "target.not-looked-at";
    static final String LEFTOVERS = "file.leftovers";
    static final String FULL_INODE = "file.full-inode";

    public Warning(String code, String sentence) {
        this(code, sentence, Optional.empty(), Optional.empty());
    }

    static Warning of(RsyncMessage message) {
        // A client chooses how long its names are; some thousand characters of each would be more than a message takes.
        String sentence = Printable.shortened(message.line());
        return new Warning(
                code(message), sentence, message.unlisted(), message.unseen().or(message::unopened));
    }

    private static String code(RsyncMessage message) {
        if (message.operation().equals("vanished")) {
            return VANISHED;
        }
        if (message.notEntered()) {
            return NOT_ENTERED;
        }
        if (message.unopened().isPresent()) {
            return NOT_OPENED;
        }
        return message.unlisted().isPresent() ? NOT_LISTED : NOT_COPIED;
    }

    /** Whether rsync has counted what it tells of among the files of the source. */
    public boolean counted() {
        return code.equals(NOT_OPENED);
    }

    /** Whether the directory was listed, and only some of what is in it could not be looked at: perhaps one entry, perhaps all. */
    public boolean listed() {
        return code.equals(NOT_ENTERED);
    }

    /** So many files have as many hard links as the file system allows, and were copied instead of linked. */
    public static Warning fullInodes(long count, TreePath first) {
        return new Warning(
                FULL_INODE,
                "%d files have as many hard links as the file system allows, and were copied instead: first %s"
                        .formatted(count, first));
    }

    /** These have another owner and no capabilities, and it could not be asked whether the source has. */
    public static Warning lostCapabilities(List<TreePath> programs) {
        return new Warning(
                NOT_COPIED,
                "%d programs have another owner than before, and their capabilities may be missing: first %s"
                        .formatted(programs.size(), programs.getFirst()));
    }

    /** These have extended attributes and no access list, and it could not be asked whether the source has. */
    public static Warning lostAccessLists(List<TreePath> directories) {
        return new Warning(
                NOT_COPIED,
                "%d directories have new extended attributes, and their access lists may be missing: first %s"
                        .formatted(directories.size(), directories.getFirst()));
    }

    /** So many files differed from the last snapshot and had gone, or become directories, before they were fetched. */
    public static Warning missed(long count, TreePath first) {
        return new Warning(
                VANISHED,
                "%d files that differed had gone, or become directories, before they could be fetched: first %s"
                        .formatted(count, first));
    }

    /** So many files that differed are not there; why, stands beside it. */
    public static Warning notFetched(long count, TreePath first) {
        return new Warning(NOT_COPIED, "%d files that differed could not be fetched: first %s".formatted(count, first));
    }

    /** Nothing but owners, modes and times came with the files. */
    public static Warning noAttributes(String client) {
        return new Warning(
                NO_ATTRIBUTES,
                "rsync on %s sends no access lists or extended attributes: the files came without them. Install one there that was built with them if they matter"
                        .formatted(client));
    }

    /** The same of a client that files were brought to. */
    public static Warning withoutAttributes(String client) {
        return new Warning(
                NO_ATTRIBUTES,
                "rsync on %s takes no access lists or extended attributes: the files came without them. Install one there that was built with them if they matter"
                        .formatted(client));
    }

    /** So many entries could not be brought as they are in the snapshot. */
    public static Warning notBrought(long entries, String first) {
        return new Warning(
                NOT_COPIED,
                "%d entries are not as they are in the snapshot, for what is told below: first %s"
                        .formatted(entries, first));
    }

    /** So many entries have another owner or group than in the snapshot. */
    public static Warning otherOwners(long entries, String first) {
        return new Warning(
                NOT_COPIED,
                "%d entries have another owner or group than in the snapshot, which only root could give them: first %s. Restore as root or with sudo if that matters"
                        .formatted(entries, first));
    }

    /** All was brought, and whether what leads there is what it was could not be asked. */
    public static Warning notLookedAtAgain(Failure why) {
        return new Warning(
                NOT_LOOKED_AT,
                "All was brought, but whether a link has taken the place of a directory meanwhile could not be looked at: "
                        + why.sentence());
    }

    /** What there was of it was taken over from an older snapshot. */
    public static Warning kept(TreePath place, SnapshotId snapshot) {
        return new Warning(
                KEPT, "%s can't be looked into: it was kept as it is in snapshot %s".formatted(place, snapshot));
    }

    /** So many entries at a directory or below it, which could not be looked at or fetched, were taken over from an older snapshot. */
    public static Warning kept(TreePath directory, long entries, SnapshotId snapshot) {
        return new Warning(
                KEPT,
                "%d entries in %s could not be fetched: they were kept as they are in snapshot %s"
                        .formatted(entries, directory, snapshot));
    }

    /** So many missing files, which are further names of some that could not be read, or may be such themselves, were taken over from an older snapshot. */
    public static Warning keptMissing(long files, TreePath first, SnapshotId snapshot) {
        return new Warning(
                KEPT,
                "%d more files that were missing, and may only not be readable, were kept as they are in snapshot %s: first %s"
                        .formatted(files, snapshot, first));
    }

    /** The job excludes more than before, and of what was kept it could not be told what that is. */
    public static Warning stillExcluded() {
        return new Warning(
                KEPT,
                "Some of what was kept from an older snapshot may be excluded by now: it could not be told, and leaves when all can be read again");
    }

    /** Something could not be read, and so nobody knows what of an earlier attempt has gone since. */
    public static Warning leftovers() {
        return new Warning(
                LEFTOVERS,
                "Some names may be here that have gone since an earlier attempt of this run: too much could not be read to tell");
    }

    /** A path of the job is a symbolic link, and only that was copied. */
    public static Warning onlyLink(String path, Path target) {
        return new Warning(
                ONLY_LINK,
                "%s is a symbolic link to %s, and only the link was backed up: name %s in the job, or %s/ with a slash at its end"
                        .formatted(path, target, target, path));
    }

    /** Whether there are directories that could not be looked into and that nobody can name any more. */
    public boolean tooMany() {
        return code.equals(TOO_MANY);
    }

    /** Whether there are files that could not be opened or read and that nobody can name any more: each that is missing may be one. */
    public boolean moreClosed() {
        return code.equals(MORE_CLOSED);
    }

    static Warning moreClosed(long count) {
        return new Warning(
                MORE_CLOSED,
                "and %d more messages of files that could not be opened or read, so many that every file that is missing in a directory counts as one of them"
                        .formatted(count));
    }

    static Warning tooMany(long count) {
        return new Warning(
                TOO_MANY,
                "and %d more messages of this kind, so many that what some directories held could not be kept"
                        .formatted(count));
    }

    /** There were more than are told. */
    public static Warning more(long count) {
        return new Warning(MORE, "and %d more messages of this kind".formatted(count));
    }
}
