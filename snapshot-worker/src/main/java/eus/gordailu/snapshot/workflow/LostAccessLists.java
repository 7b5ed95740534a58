package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.location.DiskWork;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.FileStatus;
import eus.gordailu.repository.posix.Inode;
import eus.gordailu.repository.posix.TreeVisitor;
import eus.gordailu.repository.posix.TreeWalk;
import eus.gordailu.repository.snapshot.SnapshotStage;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.repository.tree.TreeReader;
import eus.gordailu.transfer.rsync.Change;
import eus.gordailu.transfer.rsync.Difference;
import eus.gordailu.transfer.rsync.EntryType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Finds what may have lost its access list on the way to a worker that is not root. rsync 3.5.0 keeps the list in an extended
 * attribute then; and when it gives the extended attributes of the source to what has some already, it removes that one as if it
 * were none of them. So it is with directories, which are given them twice; with files that it copies from the latest snapshot, to
 * change their attributes; and with those of an attempt that is gone on with. So it is when it takes the last of those away that are the
 * source's, of which nothing is left then but in the latest snapshot. Where the attributes are right already it does not. And where it changes
 * the mode, it may take an old list for right ({@link ListBeside}).
 */
final class LostAccessLists implements TreeVisitor, AutoCloseable {

    /** One name of a file that has several. */
    private record Named(TreePath path, FileStatus status) {}

    private final TreeReader tree;
    private final Optional<TreeReader> before;
    private final boolean wholeFiles;
    private final Deque<String> way = new ArrayDeque<>();
    private final List<TreePath> found = new ArrayList<>();
    private final List<Named> named = new ArrayList<>();
    private final Map<Long, Long> names = new HashMap<>();

    private LostAccessLists(Directory data, Optional<Directory> before, boolean wholeFiles) throws IOException {
        this.tree = new TreeReader(data);
        this.before = before.isPresent() ? Optional.of(new TreeReader(before.get())) : Optional.empty();
        this.wholeFiles = wholeFiles;
    }

    /**
     * What has extended attributes of its own, and may just have been given them, and what has an old list. Most of the former has no access list at
     * the source either.
     * Nothing of it shares its inode with a snapshot: it may be changed where it is.
     */
    static List<TreePath> find(SnapshotStage stage, Groundwork groundwork) {
        Optional<Path> before = stage.latest().map(StoredSnapshot.Published::data);
        return switch (groundwork) {
            case Groundwork.Differences known -> among(known.comparison().changes(), stage.data(), before);
            case Groundwork.Whole _ -> throughout(stage.data(), before, stage.resumed() || before.isPresent());
            case Groundwork.Ended ended -> throw new IllegalArgumentException("Nothing was fetched: " + ended);
        };
    }

    /** The same of what was found to differ, in the tree as it is now. */
    static List<TreePath> among(Iterable<Change> changes, Path data, Optional<Path> before) {
        return in(data, before, false, (lost, _) -> lost.lookAt(changes));
    }

    /**
     * The same of a whole tree.
     *
     * @param wholeFiles whether files may have been given their attributes anew, or only directories
     */
    static List<TreePath> throughout(Path data, Optional<Path> before, boolean wholeFiles) {
        return in(data, before, wholeFiles, (lost, directory) -> TreeWalk.walk(directory, lost));
    }

    private interface Search {

        void run(LostAccessLists lost, Directory directory) throws IOException;
    }

    private static List<TreePath> in(Path data, Optional<Path> before, boolean wholeFiles, Search search) {
        return new DiskWork("look for lost access lists", data).run(() -> {
            Optional<Directory> latest =
                    before.isPresent() ? Optional.of(Directory.open(before.get())) : Optional.empty();
            try (Directory directory = Directory.open(data);
                    LostAccessLists lost = new LostAccessLists(directory, latest, wholeFiles)) {
                search.run(lost, directory);
                return lost.ofThisTreeAlone();
            } finally {
                latest.ifPresent(Directory::close);
            }
        });
    }

    private void lookAt(Iterable<Change> changes) throws IOException {
        for (Change change : changes) {
            switch (change) {
                case Change.Created(var path, var type, var _) when type == EntryType.DIRECTORY -> look(path, true);
                case Change.Altered(var path, var _, var differences, var _)
                when differences.contains(Difference.XATTRS) -> look(path, true);
                case Change.Altered(var path, var _, var differences, var _)
                when differences.contains(Difference.MODE) -> look(path, false);
                case Change.Created _, Change.Altered _, Change.Deleted _ -> {}
            }
        }
        if (!named.isEmpty()) {
            for (TreePath path : changed(changes)) {
                count(path);
            }
        }
    }

    /** With each name of a file that has changed all its names are here. */
    private static Set<TreePath> changed(Iterable<Change> changes) {
        Set<TreePath> paths = new HashSet<>();
        for (Change change : changes) {
            switch (change) {
                case Change.Created(var path, var _, var leader) -> {
                    paths.add(path);
                    leader.ifPresent(paths::add);
                }
                case Change.Altered(var path, var _, var _, var leader) -> {
                    paths.add(path);
                    leader.ifPresent(paths::add);
                }
                case Change.Deleted _ -> {}
            }
        }
        return paths;
    }

    @Override
    public void file(Directory parent, FileName name) throws IOException {
        if (wholeFiles) {
            way.addLast(name.octets());
            look(parent, name, here(), true);
            way.removeLast();
            count(parent.status(name));
        }
    }

    @Override
    public Directory enter(Directory parent, FileName name) throws IOException {
        way.addLast(name.octets());
        look(parent, name, here(), true);
        return parent.child(name);
    }

    @Override
    public void left(Directory parent, FileName name) {
        way.removeLast();
    }

    private TreePath here() {
        return new TreePath(String.join("/", way));
    }

    private void look(TreePath path, boolean given) throws IOException {
        FileName name = new FileName(path.name());
        Optional<Directory> parent = tree.parentOf(path);
        if (parent.isPresent() && parent.get().has(name)) {
            look(parent.get(), name, path, given);
        }
    }

    /**
     * What it is now counts: it may be another than it was when it was compared.
     *
     * @param given whether it may have been given extended attributes, or only another mode
     */
    private void look(Directory parent, FileName name, TreePath path, boolean given) throws IOException {
        try (Inode inode = parent.inode(name)) {
            FileStatus status = inode.status();
            SortedMap<String, String> extended = inode.extended();
            boolean lost = given && (hasOwn(extended) || hadOwn(path, status));
            if (!lost && !ListBeside.outlived(extended, status)) {
                return;
            }
            if (status.isDirectory() || status.links() == 1) {
                found.add(path);
            } else {
                named.add(new Named(path, status));
                names.putIfAbsent(status.inode(), 0L);
            }
        }
    }

    private static boolean hasOwn(Map<String, String> extended) {
        return extended.keySet().stream().anyMatch(attribute -> !attribute.startsWith(ListBeside.PREFIX));
    }

    /** Whether the latest snapshot has it with attributes of its own. What is still the same inode has lost nothing. */
    private boolean hadOwn(TreePath path, FileStatus now) throws IOException {
        FileName name = new FileName(path.name());
        Optional<Directory> parent =
                before.isEmpty() ? Optional.empty() : before.get().parentOf(path);
        if (parent.isEmpty() || !parent.get().has(name)) {
            return false;
        }
        try (Inode inode = parent.get().inode(name)) {
            return inode.status().inode() != now.inode() && hasOwn(inode.extended());
        }
    }

    private void count(TreePath path) throws IOException {
        FileName name = new FileName(path.name());
        Optional<Directory> parent = tree.parentOf(path);
        if (parent.isPresent() && parent.get().has(name)) {
            count(parent.get().status(name));
        }
    }

    private void count(FileStatus status) {
        names.computeIfPresent(status.inode(), (_, counted) -> counted + 1);
    }

    /** A file of which as many names were counted as it has: no snapshot has any of them. */
    private List<TreePath> ofThisTreeAlone() {
        named.stream()
                .filter(file -> Objects.requireNonNull(names.get(file.status().inode()))
                        == file.status().links())
                .map(Named::path)
                .forEach(found::add);
        return List.copyOf(found);
    }

    @Override
    public void close() {
        before.ifPresent(TreeReader::close);
        tree.close();
    }
}
