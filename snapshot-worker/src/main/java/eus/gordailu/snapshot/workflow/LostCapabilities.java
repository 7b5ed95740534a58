package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.location.DiskWork;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.FileStatus;
import eus.gordailu.repository.posix.Inode;
import eus.gordailu.repository.posix.TreeWalk;
import eus.gordailu.repository.snapshot.SnapshotStage;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.repository.tree.TreeDifference;
import eus.gordailu.repository.tree.TreeReader;
import eus.gordailu.transfer.rsync.Change;
import eus.gordailu.transfer.rsync.Difference;
import eus.gordailu.transfer.rsync.EntryType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds programs whose capabilities got lost on the way. What differs from the latest snapshot in its attributes alone, rsync
 * 3.5.0 copies from there, with its attributes; then it gives the copy its owner, by which the kernel takes the capability
 * away, and does not look again.
 */
final class LostCapabilities implements TreeDifference.Listener, AutoCloseable {

    /** A file that differs in one of these may hold something else now. */
    private static final Set<Difference> NEW_CONTENT = EnumSet.of(Difference.CONTENT, Difference.SIZE, Difference.TIME);

    private static final String CAPABILITY = "security.capability";

    private final Directory data;
    private final TreeReader before;
    private final TreeReader now;
    private final Set<TreePath> alone = new LinkedHashSet<>();
    private final Map<Long, Shared> shared = new HashMap<>();

    /** A file with several names. */
    private static final class Shared {

        private final long links;
        private final Set<TreePath> found = new LinkedHashSet<>();
        private long names;

        private Shared(long links) {
            this.links = links;
        }
    }

    private LostCapabilities(Directory before, Directory data) throws IOException {
        this.data = data;
        this.before = new TreeReader(before);
        this.now = new TreeReader(data);
    }

    /**
     * Files that had some in the latest snapshot and have none now, which may be right. Nothing of it shares its inode with a
     * snapshot: it may be changed where it is.
     */
    static List<TreePath> find(SnapshotStage stage, Groundwork groundwork) {
        Optional<StoredSnapshot.Published> latest = stage.latest();
        if (latest.isEmpty()) {
            return List.of();
        }
        return switch (groundwork) {
            case Groundwork.Differences known ->
                in(
                        stage.data(),
                        latest.get().data(),
                        (lost, _) -> lost.among(known.comparison().changes()));
            case Groundwork.Whole _ -> throughout(stage.data(), latest.get().data());
            case Groundwork.Ended ended -> throw new IllegalArgumentException("Nothing was fetched: " + ended);
        };
    }

    /** The same of a whole tree. */
    static List<TreePath> throughout(Path data, Path latest) {
        return in(data, latest, (lost, before) -> TreeDifference.tell(before, lost.data, lost));
    }

    private interface Search {

        void run(LostCapabilities lost, Directory before) throws IOException;
    }

    private static List<TreePath> in(Path data, Path latest, Search search) {
        return new DiskWork("look for lost capabilities", data).run(() -> {
            try (Directory before = Directory.open(latest);
                    Directory directory = Directory.open(data);
                    LostCapabilities lost = new LostCapabilities(before, directory)) {
                search.run(lost, before);
                return lost.ofThisTreeAlone();
            }
        });
    }

    private void among(Iterable<Change> changes) throws IOException {
        for (Change change : changes) {
            if (change instanceof Change.Altered(var path, var type, var differences, var _)
                    && type == EntryType.FILE
                    && Collections.disjoint(differences, NEW_CONTENT)) {
                changed(path);
            }
        }
    }

    @Override
    public void added(TreePath path) {
        // It has all that the source gave it.
    }

    @Override
    public void changed(TreePath path) throws IOException {
        FileName name = new FileName(path.name());
        Optional<Directory> older = before.parentOf(path);
        Optional<Directory> newer = now.parentOf(path);
        if (older.isPresent()
                && newer.isPresent()
                && older.get().has(name)
                && newer.get().has(name)) {
            FileStatus status = newer.get().status(name);
            boolean same = status.inode() == older.get().status(name).inode();
            if (!same && isCapable(older.get(), name) && !isCapable(newer.get(), name)) {
                add(path, status);
            }
        }
    }

    @Override
    public void removed(TreePath path, boolean directory) {
        // It needs nothing.
    }

    private void add(TreePath path, FileStatus status) {
        if (status.links() == 1) {
            alone.add(path);
        } else {
            shared.computeIfAbsent(status.inode(), _ -> new Shared(status.links()))
                    .found
                    .add(path);
        }
    }

    private static boolean isCapable(Directory parent, FileName name) throws IOException {
        try (Inode inode = parent.inode(name)) {
            return inode.extended().containsKey(CAPABILITY);
        }
    }

    /** Of a file with several names these are all here, or else a snapshot has one, and nothing was written to it. */
    private List<TreePath> ofThisTreeAlone() throws IOException {
        if (!shared.isEmpty()) {
            TreeWalk.walk(data, (parent, name) -> count(parent.status(name)));
        }
        Stream<TreePath> whole = shared.values().stream()
                .filter(file -> file.names == file.links)
                .flatMap(file -> file.found.stream());
        return Stream.concat(alone.stream(), whole).toList();
    }

    private void count(FileStatus status) {
        Shared file = shared.get(status.inode());
        if (file != null) {
            file.names++;
        }
    }

    @Override
    public void close() {
        now.close();
        before.close();
    }
}
