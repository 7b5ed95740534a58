package eus.gordailu.repository.job;

import eus.gordailu.repository.location.DiskWork;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.HeldLock;

/** The right to change a job's directory: one holder at a time, in this process and in all others. It ends with the process at the latest. */
public final class JobLock implements AutoCloseable {

    private final JobDirectory directory;
    private final HeldLock held;

    private JobLock(JobDirectory directory, HeldLock held) {
        this.directory = directory;
        this.held = held;
    }

    /**
     * Takes it, without waiting.
     *
     * @throws JobLockedException when another holds it
     */
    public static JobLock acquire(JobDirectory directory) {
        return new DiskWork("lock job " + directory.job(), directory.path()).run(() -> {
            try (Directory open = Directory.open(directory.path())) {
                return open.tryLock(FileName.of(JobDirectory.LOCK))
                        .map(held -> new JobLock(directory, held))
                        .orElseThrow(() -> new JobLockedException(directory));
            }
        });
    }

    /**
     * Takes the lock of incoming/ as well: nothing writes there while it is held. Close it before a transfer begins.
     *
     * @throws TransferStillRunningException when a transfer holds it
     */
    public HeldLock quietIncoming() {
        return new DiskWork("look for a running transfer of job " + directory.job(), directory.path()).run(() -> {
            try (Directory open = Directory.open(directory.path())) {
                return open.tryLock(FileName.of(JobDirectory.INCOMING_LOCK))
                        .orElseThrow(() -> new TransferStillRunningException(directory));
            }
        });
    }

    /**
     * The directory that it is for.
     *
     * @throws IllegalStateException when the lock was given back
     */
    public JobDirectory directory() {
        if (!held.held()) {
            throw new IllegalStateException("The lock of job %s was given back before".formatted(directory));
        }
        return directory;
    }

    @Override
    public void close() {
        held.close();
    }
}
