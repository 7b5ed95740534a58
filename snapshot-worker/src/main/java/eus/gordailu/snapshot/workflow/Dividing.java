package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.location.DiskWork;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.repository.staging.KnownHalf;
import eus.gordailu.repository.tree.TreeHalf;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows which subtrees of a snapshot hold half of it, or finds out. */
final class Dividing {

    private static final Logger LOG = LoggerFactory.getLogger(Dividing.class);

    private final KnownHalf known;
    private final StoredSnapshot.Published snapshot;

    Dividing(JobDirectory job, StoredSnapshot.Published snapshot) {
        this.known = new KnownHalf(job);
        this.snapshot = snapshot;
    }

    /** What was found in an earlier snapshot, if it still fits. */
    Optional<List<TreePath>> known() {
        return work("read where it is best divided").run(() -> known.of(snapshot));
    }

    /** Goes through the snapshot's directories. */
    List<TreePath> find(BooleanSupplier brokenOff) {
        return work("look where it is best divided").run(() -> {
            try (Directory tree = Directory.open(snapshot.data())) {
                List<TreePath> found = TreeHalf.of(tree, brokenOff);
                if (!brokenOff.getAsBoolean()) {
                    keep(found);
                }
                return found;
            }
        });
    }

    /** They are looked for again when they are not there: that keeps no snapshot from being made. */
    private void keep(List<TreePath> found) {
        try {
            known.keep(snapshot, found);
        } catch (IOException e) {
            LOG.warn("Where {} is best divided was not written down: {}", snapshot.data(), e.toString());
        }
    }

    private DiskWork work(String what) {
        return new DiskWork("%s: %s".formatted(what, snapshot.data()), snapshot.data());
    }
}
