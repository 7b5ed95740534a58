package eus.gordailu.snapshot.workflow;

import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.snapshot.SnapshotStage;

/** A job's directory, locked, with the place to receive into. */
record Prepared(JobLock lock, SnapshotStage stage) implements AutoCloseable {

    @Override
    public void close() {
        lock.close();
    }
}
