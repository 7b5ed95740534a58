package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.TreeVisitor;
import eus.gordailu.repository.posix.TreeWalk;
import eus.gordailu.repository.snapshot.SnapshotStage;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the source has told of below a place that it does not tell of: next to nothing. But an earlier attempt leaves its directories, without whatever
 * it had linked into them, and what it had fetched, and these look like something that was told.
 */
final class Known {

    private static final int ENTERED = 0500;

    private final SnapshotStage stage;

    Known(SnapshotStage stage) {
        this.stage = stage;
    }

    /** Whether a directory was entered, some of whose entries could not be looked at: then some were brought, and of these not all are new. */
    boolean entered(Directory now) throws IOException {
        if (!stage.resumed()) {
            return !now.empty();
        }
        AtomicBoolean linked = new AtomicBoolean();
        TreeWalk.walk(now, new TreeVisitor() {
            @Override
            public void file(Directory parent, FileName name) throws IOException {
                linked.compareAndSet(false, parent.status(name).links() > 1);
            }

            @Override
            public @Nullable Directory enter(Directory parent, FileName name) throws IOException {
                boolean may = (parent.status(name).permissions() & ENTERED) == ENTERED;
                return may && !linked.get() ? parent.child(name) : null;
            }
        });
        return linked.get();
    }

    /** The directories that are what they were found to be: all that are there, unless an earlier attempt may have left them. */
    Predicate<TreePath> directories() {
        boolean all = !stage.resumed();
        return _ -> all;
    }
}
