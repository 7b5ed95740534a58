package eus.gordailu.repository.snapshot;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import java.io.IOException;
import java.util.Optional;

/** The link {@code latest -> snapshots/NAME}: for people and scripts, we ourselves never read it. */
final class LatestLink {

    private static final FileName LATEST = FileName.of(JobDirectory.LATEST);
    private static final FileName NEXT = FileName.of(".latest.new");

    private LatestLink() {}

    static void write(Directory job, Optional<SnapshotId> latest) throws IOException {
        if (latest.isEmpty()) {
            job.unlinkIfThere(LATEST);
        } else {
            job.unlinkIfThere(NEXT);
            job.link(NEXT, JobDirectory.SNAPSHOTS + "/" + latest.get());
            job.replace(NEXT, LATEST);
        }
        job.sync();
    }
}
