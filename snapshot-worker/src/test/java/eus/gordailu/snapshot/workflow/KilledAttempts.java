package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.repository.expiry.DeletionRate;
import eus.gordailu.repository.expiry.ExpiredTrees;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A process that makes and expires snapshots until it is killed. */
final class KilledAttempts {

    private static final int KEPT = 4;

    private KilledAttempts() {}

    public static void main(String[] arguments) {
        LocalJob job = new LocalJob(Path.of(arguments[0]), Clock.systemUTC());
        System.out.println("ready");
        while (true) {
            job.snapshot();
            List<SnapshotId> ids =
                    job.snapshots().stream().map(StoredSnapshot::id).sorted().toList();
            ids.subList(0, Math.max(0, ids.size() - KEPT)).forEach(job::expire);
            new ExpiredTrees(job.directory()).deleteAllButSpare(DeletionRate.UNBOUNDED);
        }
    }
}
