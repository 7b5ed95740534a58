package eus.gordailu.repository.snapshot;

import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.HeldLock;
import java.io.IOException;
import java.util.Optional;

/** The last steps of a snapshot. Before the rename nothing is visible; after it everything is, and on disk. */
final class Publication {

    private static final FileName SNAPSHOTS = FileName.of(JobDirectory.SNAPSHOTS);

    private final JobLock lock;
    private final Checkpoint checkpoint;

    Publication(JobLock lock, Checkpoint checkpoint) {
        this.lock = lock;
        this.checkpoint = checkpoint;
    }

    void publish(SnapshotManifest manifest) throws IOException {
        HeldLock quiet = lock.quietIncoming();
        try (quiet;
                Directory job = Directory.open(lock.directory().path());
                Directory snapshots = job.child(SNAPSHOTS)) {
            describe(job, manifest);
            Incoming.makeDurable(job);
            checkpoint.reached(Checkpoint.Step.SYNCED);
            forgetRun(job);
            job.moveTo(snapshots, Incoming.NAME, FileName.of(manifest.id().toString()));
            snapshots.sync();
            job.sync();
            checkpoint.reached(Checkpoint.Step.PUBLISHED);
            if (manifest.complete()) {
                LatestLink.write(job, Optional.of(manifest.id()));
            }
            checkpoint.reached(Checkpoint.Step.LATEST_LINKED);
        }
    }

    private void describe(Directory job, SnapshotManifest manifest) throws IOException {
        try (Directory incoming = job.child(Incoming.NAME)) {
            Incoming.setScratchAside(job, incoming);
            incoming.unlinkIfThere(Incoming.ONLY_STAGED);
            SnapshotManifest.FILE.write(incoming, manifest);
            checkpoint.reached(Checkpoint.Step.MANIFEST_WRITTEN);
        }
    }

    /** Not before everything is on the disk, which may take long: whoever is broken off there goes on by this record. */
    private void forgetRun(Directory job) throws IOException {
        try (Directory incoming = job.child(Incoming.NAME)) {
            incoming.unlink(FileName.of(StageRecord.FILE.name()));
        }
        checkpoint.reached(Checkpoint.Step.RUN_RECORD_REMOVED);
    }
}
