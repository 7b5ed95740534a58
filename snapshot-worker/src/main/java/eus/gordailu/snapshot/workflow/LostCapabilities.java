package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.location.DiskWork;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.FileStatus;
import eus.gordailu.repository.posix.Inode;
import eus.gordailu.repository.snapshot.SnapshotStage;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.repository.tree.TreeDifference;
import eus.gordailu.repository.tree.TreeReader;
import eus.gordailu.transfer.rsync.Change;
import eus.gordailu.transfer.rsync.Difference;
import eus.gordailu.transfer.rsync.EntryType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds programs whose capabilities got lost on the way. What differs from the latest snapshot in its attributes alone, rsync
 * 3.5.0 copies from there, with its attributes; then it gives the copy its owner, by which the kernel takes the capability
 * away, and does not look again.
 */
final class LostCapabilities implements AutoCloseable {

    /** A file that differs in one of these may hold something else now. */
    private static final Set<Difference> NEW_CONTENT = EnumSet.of(Difference.CONTENT, Difference.SIZE, Difference.TIME);

    private static final String CAPABILITY = "security.capability";

    private final TreeReader before;
    private final TreeReader now;
    private final List<TreePath> alone = new ArrayList<>();
    private final List<TreePath> named = new ArrayList<>();

    /**
     * Files that had some in the latest snapshot and have none now, which may be right.
     *
     * @param alone those that share their inode with nothing: they may be changed
     * @param named those with several names, of which one may be a snapshot's
     */
    record Lost(List<TreePath> alone, List<TreePath> named) {

        private static final Lost NOTHING = new Lost(List.of(), List.of());

        Lost {
            alone = List.copyOf(alone);
            named = List.copyOf(named);
        }
    }

    private LostCapabilities(Directory before, Directory now) throws IOException {
        this.before = new TreeReader(before);
        this.now = new TreeReader(now);
    }

    static Lost find(SnapshotStage stage, Groundwork groundwork) {
        Optional<StoredSnapshot.Published> latest = stage.latest();
        if (latest.isEmpty()) {
            return Lost.NOTHING;
        }
        return new DiskWork("look for lost capabilities", stage.data()).run(() -> {
            try (Directory before = Directory.open(latest.get().data());
                    Directory data = Directory.open(stage.data());
                    LostCapabilities lost = new LostCapabilities(before, data)) {
                switch (groundwork) {
                    case Groundwork.Differences known -> lost.among(known);
                    case Groundwork.Whole _ -> TreeDifference.tell(before, data, lost.watching());
                    case Groundwork.Ended ended -> throw new IllegalArgumentException("Nothing was fetched: " + ended);
                }
                return new Lost(lost.alone, lost.named);
            }
        });
    }

    private void among(Groundwork.Differences known) throws IOException {
        for (Change change : known.comparison().changes()) {
            if (change instanceof Change.Altered(var path, var type, var differences, var _)
                    && type == EntryType.FILE
                    && Collections.disjoint(differences, NEW_CONTENT)) {
                check(path);
            }
        }
    }

    private TreeDifference.Listener watching() {
        return new TreeDifference.Listener() {
            @Override
            public void added(TreePath path) {
                // It has all that the source gave it.
            }

            @Override
            public void changed(TreePath path) throws IOException {
                check(path);
            }

            @Override
            public void removed(TreePath path, boolean directory) {
                // It needs nothing.
            }
        };
    }

    private void check(TreePath path) throws IOException {
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
                (status.links() > 1 ? named : alone).add(path);
            }
        }
    }

    private static boolean isCapable(Directory parent, FileName name) throws IOException {
        try (Inode inode = parent.inode(name)) {
            return inode.extended().containsKey(CAPABILITY);
        }
    }

    @Override
    public void close() {
        now.close();
        before.close();
    }
}
