package eus.gordailu.repository.staging;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.expiry.ExpiredTrees;
import eus.gordailu.repository.expiry.Spare;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.location.DiskWork;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.snapshot.SnapshotStage;
import eus.gordailu.repository.tree.LinkedTree;
import eus.gordailu.repository.tree.TreeLink;
import eus.gordailu.repository.tree.TreeRecycle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Makes what is being staged a hard-linked copy of the latest snapshot: of what an attempt left that came no further, of the
 * spare tree when there is one, else afresh.
 */
public final class Staging {

    private final JobLock lock;
    private final SnapshotStage stage;

    /** The stage must be new: what an earlier attempt has fetched is no copy of anything. */
    public Staging(JobLock lock, SnapshotStage stage) {
        if (stage.resumed()) {
            throw new IllegalArgumentException("%s holds what was fetched before".formatted(stage.data()));
        }
        this.lock = lock;
        this.stage = stage;
    }

    /**
     * Makes the copy.
     *
     * @param latest the tree of the latest snapshot, which is only read and gets links
     * @param half subtrees with about half of it, which a second thread takes
     */
    public Copy copy(Path latest, List<TreePath> half) {
        stage.copying();
        Optional<Spare> spare = new ExpiredTrees(lock.directory()).takeSpare(lock);
        return new DiskWork("make a copy of " + latest, stage.data()).run(() -> copy(latest, half, spare));
    }

    private Copy copy(Path latest, List<TreePath> half, Optional<Spare> spare) throws IOException {
        try (Directory source = Directory.open(latest);
                Directory target = Directory.open(stage.data())) {
            boolean anew = target.empty();
            LinkedTree tree = anew ? TreeLink.link(source, target, half) : TreeRecycle.recycle(source, target, half);
            return new Copy(tree, spare.map(Spare::id), !anew && spare.isEmpty());
        }
    }
}
