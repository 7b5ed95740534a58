package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.location.DiskWork;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.FileStatus;
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
 * away, and does not look again. So it is with what an earlier attempt has fetched, where it is gone on with.
 */
final class LostCapabilities implements AutoCloseable {

    /** A file that differs in one of these may hold something else now. */
    private static final Set<Difference> NEW_CONTENT = EnumSet.of(Difference.CONTENT, Difference.SIZE, Difference.TIME);

    private final Directory data;
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

    private LostCapabilities(Directory data) throws IOException {
        this.data = data;
        this.now = new TreeReader(data);
    }

    /**
     * Files that had some in the latest snapshot, or before this attempt, and have none now, which may be right. Nothing of it
     * shares its inode with a snapshot: it may be changed where it is.
     *
     * @param earlier those that had some before this attempt
     */
    static List<TreePath> find(SnapshotStage stage, Groundwork groundwork, List<TreePath> earlier) {
        Optional<Path> latest = stage.latest().map(StoredSnapshot.Published::data);
        return find(stage.data(), search -> {
            if (latest.isPresent()) {
                try (Directory before = Directory.open(latest.get());
                        SinceSnapshot since = search.since(before)) {
                    switch (groundwork) {
                        case Groundwork.Differences known -> since.among(known);
                        case Groundwork.Whole _ -> TreeDifference.tell(before, search.data, since);
                        case Groundwork.Ended ended ->
                            throw new IllegalArgumentException("Nothing was fetched: " + ended);
                    }
                }
            }
            search.lookAt(earlier);
        });
    }

    /** Of these, which had some, those that have none now. */
    static List<TreePath> of(List<TreePath> capable, Path data) {
        return find(data, search -> search.lookAt(capable));
    }

    private interface Search {

        void run(LostCapabilities lost) throws IOException;
    }

    private static List<TreePath> find(Path data, Search search) {
        return new DiskWork("look for lost capabilities", data).run(() -> {
            try (Directory directory = Directory.open(data);
                    LostCapabilities lost = new LostCapabilities(directory)) {
                search.run(lost);
                return lost.ofThisTreeAlone();
            }
        });
    }

    private SinceSnapshot since(Directory before) throws IOException {
        return new SinceSnapshot(new TreeReader(before));
    }

    /** Looks at what is another file now than in the latest snapshot. */
    private final class SinceSnapshot implements TreeDifference.Listener, AutoCloseable {

        private final TreeReader before;

        private SinceSnapshot(TreeReader before) {
            this.before = before;
        }

        private void among(Groundwork.Differences known) throws IOException {
            for (Change change : known.comparison().changes()) {
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
                    && newer.get().has(name)
                    && older.get().status(name).inode()
                            != newer.get().status(name).inode()
                    && CapableFiles.isOne(older.get(), name)) {
                lookAt(newer.get(), name, path);
            }
        }

        @Override
        public void removed(TreePath path, boolean directory) {
            // It needs nothing.
        }

        @Override
        public void close() {
            before.close();
        }
    }

    private void lookAt(List<TreePath> capable) throws IOException {
        for (TreePath path : capable) {
            FileName name = new FileName(path.name());
            Optional<Directory> parent = now.parentOf(path);
            if (parent.isPresent() && parent.get().has(name)) {
                lookAt(parent.get(), name, path);
            }
        }
    }

    private void lookAt(Directory parent, FileName name, TreePath path) throws IOException {
        FileStatus status = parent.status(name);
        if (status.isDirectory() || CapableFiles.isOne(parent, name)) {
            return;
        }
        if (status.links() == 1) {
            alone.add(path);
        } else {
            shared.computeIfAbsent(status.inode(), _ -> new Shared(status.links()))
                    .found
                    .add(path);
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
    }
}
