package eus.gordailu.transfer.pull;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.rsync.Change;
import eus.gordailu.transfer.rsync.Changes;
import eus.gordailu.transfer.rsync.Difference;
import eus.gordailu.transfer.rsync.EntryType;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** A pull whose destination is a hard-linked copy of the previous snapshot, and what differs from that. */
public record ApplyRequest(PullRequest pull, Changes changes) {

    public ApplyRequest {
        if (pull.linkDest().isEmpty()) {
            throw new IllegalArgumentException("The changes are changes of a previous snapshot: name it");
        }
    }

    /** A new name of a file that is otherwise as it was. */
    public record Link(TreePath path, TreePath leader) {}

    /** First, what was deleted goes, each entry before the directory that held it. */
    public Stream<Change.Deleted> deleted() {
        return changes.stream().filter(Change.Deleted.class::isInstance).map(Change.Deleted.class::cast);
    }

    /**
     * Then what differs and is no directory now: it may not be there when the changes are applied. Where the previous
     * snapshot has a directory of that name, it is empty by then. A file that is named only for its links stays as it is,
     * unless checksums were compared: then its own was not.
     */
    public Stream<TreePath> inTheWay() {
        boolean byChecksum = byChecksum();
        return changes.stream()
                .filter(change -> replaced(change) && (byChecksum || !onlyNamed(change)))
                .map(Change::path);
    }

    /**
     * Last, what is to be linked within the destination, in directories that may be new and are made for it. rsync would
     * make a second file, beside the other names of the leader.
     */
    public Stream<Link> links() {
        Set<TreePath> changed = changedLeaders();
        return changes.stream().flatMap(change -> link(change, changed).stream());
    }

    /**
     * What rsync is told of a change: the path to bring, but never a name that shares its inode with the previous snapshot. If that were a
     * directory at the client by now, rsync would give the inode the directory's time. Of such a name it is told the directory, which is to
     * get its own time back.
     */
    Function<Change, Optional<TreePath>> told() {
        Set<TreePath> changed = changedLeaders();
        boolean byChecksum = byChecksum();
        return change -> {
            if (change instanceof Change.Deleted) {
                return Optional.empty();
            }
            return Optional.of(
                    isShared(change, changed, byChecksum) ? change.path().parent() : change.path());
        };
    }

    /**
     * Whether a path of the job itself is one more name of a file that is as it was. rsync brings the time of the directory that it stands in
     * with it, and with nothing else; and it must not be told its name.
     */
    boolean sharesPathOf(JobPaths paths) {
        Set<TreePath> changed = changedLeaders();
        boolean byChecksum = byChecksum();
        return changes.stream()
                .anyMatch(change -> paths.include(change.path())
                        && !(change instanceof Change.Deleted)
                        && isShared(change, changed, byChecksum));
    }

    private static boolean isShared(Change change, Set<TreePath> changedLeaders, boolean byChecksum) {
        return link(change, changedLeaders).isPresent() || (!byChecksum && onlyNamed(change));
    }

    /** One that is named only for its links is in the tree as it is to be. */
    private Set<TreePath> changedLeaders() {
        Set<TreePath> changed = changes.changedLeaders();
        if (!changed.isEmpty() && !byChecksum()) {
            changes.stream().filter(ApplyRequest::onlyNamed).map(Change::path).forEach(changed::remove);
        }
        return changed;
    }

    private static Optional<Link> link(Change change, Set<TreePath> changedLeaders) {
        return leader(change)
                .filter(leader -> !changedLeaders.contains(leader))
                .map(leader -> new Link(change.path(), leader));
    }

    /** Whether it was checksums that told of a file: without them it would seem to be the previous snapshot's. */
    boolean byChecksum() {
        return changes.stream()
                .anyMatch(change -> change instanceof Change.Altered(var _, var type, var differences, var _)
                        && type == EntryType.FILE
                        && differences.contains(Difference.CONTENT));
    }

    private static Optional<TreePath> leader(Change change) {
        return switch (change) {
            case Change.Deleted _ -> Optional.empty();
            case Change.Created(var _, var _, var leader) -> leader;
            case Change.Altered(var _, var _, var _, var leader) -> leader;
        };
    }

    private static boolean replaced(Change change) {
        return switch (change) {
            case Change.Deleted _ -> false;
            case Change.Created _ -> true;
            case Change.Altered(var _, var type, var _, var _) -> type != EntryType.DIRECTORY;
        };
    }

    private static boolean onlyNamed(Change change) {
        return change instanceof Change.Altered(var _, var _, var differences, var leader)
                && differences.isEmpty()
                && leader.isEmpty();
    }
}
