package eus.gordailu.repository.snapshot;

import eus.gordailu.repository.document.UnreadableDocumentException;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.HeldLock;
import java.io.IOException;
import java.util.Optional;

/** The place where the next snapshot is made, and what an earlier attempt left there. */
final class Incoming {

    static final FileName NAME = FileName.of(JobDirectory.INCOMING);
    static final FileName DATA = FileName.of(StoredSnapshot.Published.DATA);
    static final FileName SCRATCH = FileName.of("scratch");
    /** There as long as the tree is a copy of the latest snapshot and nothing that was fetched is in it. */
    static final FileName ONLY_STAGED = FileName.of("only-staged");

    private static final FileName EXPIRED = FileName.of(JobDirectory.EXPIRED);

    private final JobLock lock;
    private final Checkpoint checkpoint;

    Incoming(JobLock lock, Checkpoint checkpoint) {
        this.lock = lock;
        this.checkpoint = checkpoint;
    }

    /** Makes it ready for this attempt; true when something fit to go on with was there. */
    boolean prepare(StageRecord record) throws IOException {
        HeldLock quiet = lock.quietIncoming();
        try (quiet;
                Directory job = Directory.open(lock.directory().path())) {
            boolean resumed = judgeLeftover(job, record.attempt().source());
            checkpoint.reached(Checkpoint.Step.LEFTOVER_JUDGED);
            job.ensureDirectory(NAME, 0700);
            try (Directory incoming = job.child(NAME)) {
                fill(incoming, record, incoming.has(ONLY_STAGED));
            }
            job.sync();
            checkpoint.reached(Checkpoint.Step.RUN_RECORDED);
            return resumed;
        }
    }

    private void fill(Directory incoming, StageRecord record, boolean onlyStaged) throws IOException {
        incoming.unlinkIfThere(FileName.of(SnapshotManifest.FILE.name()));
        incoming.ensureDirectory(DATA, 0755);
        checkpoint.reached(Checkpoint.Step.INCOMING_MADE);
        if (!onlyStaged) {
            try (Directory data = incoming.child(DATA)) {
                Leftovers.unlinkIn(data);
            }
        }
        StageRecord.FILE.write(incoming, record);
    }

    /**
     * A tree that was begun for the same source is gone on with; any other is set aside. But one that is only a copy of a
     * snapshot stays and is made anew from what it is: a client that is away must not cost a whole tree at each attempt.
     */
    private boolean judgeLeftover(Directory job, Source source) throws IOException {
        if (!job.has(NAME) || isOnlyStaged(job)) {
            return false;
        }
        if (leftBy().filter(left -> left.attempt().source().equals(source)).isPresent()) {
            return true;
        }
        setAside(job);
        return false;
    }

    private static boolean isOnlyStaged(Directory job) throws IOException {
        try (Directory incoming = job.child(NAME)) {
            return incoming.has(ONLY_STAGED);
        }
    }

    private Optional<StageRecord> leftBy() throws IOException {
        try {
            return StageRecord.FILE.read(lock.directory().incoming());
        } catch (UnreadableDocumentException e) {
            return Optional.empty();
        }
    }

    /** After a failed sync the system may have dropped what it could not write, so the tree is not to be trusted again. */
    static void makeDurable(Directory job) throws IOException {
        try {
            job.syncFileSystem();
        } catch (IOException e) {
            setAside(job);
            throw e;
        }
    }

    /** Out of the way in one step; it is deleted with what has expired. */
    static void setAside(Directory job) throws IOException {
        setAside(job, job, NAME);
    }

    /** What was under way when the transfer ended is no part of the snapshot. */
    static void setScratchAside(Directory job, Directory incoming) throws IOException {
        if (incoming.has(SCRATCH)) {
            setAside(job, incoming, SCRATCH);
        }
    }

    /** Whatever is in the tree goes; an empty one takes its place. */
    static void setDataAside(Directory job, Directory incoming) throws IOException {
        setAside(job, incoming, DATA);
        incoming.ensureDirectory(DATA, 0755);
    }

    private static void setAside(Directory job, Directory parent, FileName name) throws IOException {
        job.ensureDirectory(EXPIRED, 0700);
        try (Directory expired = job.child(EXPIRED)) {
            int number = 1;
            while (expired.has(aside(name, number))) {
                number++;
            }
            parent.moveTo(expired, name, aside(name, number));
        }
    }

    private static FileName aside(FileName name, int number) {
        return FileName.of(name + "-" + number);
    }
}
