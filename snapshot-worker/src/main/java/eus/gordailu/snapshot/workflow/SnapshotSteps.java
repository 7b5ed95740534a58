package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.JobDue;
import eus.gordailu.contracts.snapshot.SnapshotFacts;
import eus.gordailu.repository.RepositoryException;
import eus.gordailu.repository.expiry.DeletionRate;
import eus.gordailu.repository.expiry.ExpiredTrees;
import eus.gordailu.repository.job.JobDirectories;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.location.LocationDirectory;
import eus.gordailu.repository.snapshot.Attempt;
import eus.gordailu.repository.snapshot.SnapshotCatalog;
import eus.gordailu.repository.snapshot.SnapshotStage;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.snapshot.client.ClientApproach;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.pull.ChangePull;
import eus.gordailu.transfer.pull.Pull;
import eus.gordailu.transfer.pull.PullRequest;
import eus.gordailu.transfer.rsync.Exclusions;
import eus.gordailu.transfer.rsync.Pace;
import eus.gordailu.transfer.rsync.RsyncProgress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of an attempt. They know of disks and of rsync, and of no state machine. */
public final class SnapshotSteps {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotSteps.class);
    /** Who reads a large file for its checksum says nothing meanwhile: that may take so many times as long as others may be silent. */
    private static final int LARGE_FILES = 12;

    private static final String LOCATION_FULL = "location.full";

    private final Pull pull;
    private final ChangePull changes;
    private final PullLimits limits;
    private final Sealing sealing;
    private final OwnBackups own;
    private final ClientApproach approach;
    private final Clock clock;

    public SnapshotSteps(
            Pull pull, ChangePull changes, PullLimits limits, Sealing sealing, OwnBackups own, Clock clock) {
        this.pull = pull;
        this.own = own;
        this.approach = new ClientApproach(limits.ioTimeout(), limits.wakeWait(), clock);
        this.changes = changes;
        this.limits = limits;
        this.sealing = sealing;
        this.clock = clock;
    }

    /**
     * Refuses what leads into the backups, and wakes the client where that is wanted; then waits a while for whoever works on the job now: a
     * rotation, or a transfer that is still ending.
     */
    Prepared prepare(JobDue command, Cancellation cancellation) {
        own.refuse(command.definition());
        approach.wake(command.definition().client(), cancellation);
        return Patience.of(limits.lockWait(), cancellation).until(() -> prepare(command));
    }

    private Prepared prepare(JobDue command) {
        JobLock lock = JobLock.acquire(directory(command.definition()));
        try {
            return new Prepared(lock, SnapshotStage.begin(lock, Attempt.of(command), clock.instant()));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Finds out what is to be fetched, and prepares where to. */
    Groundwork compare(JobDue command, Prepared prepared, Cancellation cancellation) {
        return new Comparing(changes).groundwork(prepared, request(command, prepared), cancellation);
    }

    /** Fetches it, and writes down what is new. */
    Fetched fetch(
            JobDue command,
            Prepared prepared,
            Groundwork groundwork,
            Consumer<RsyncProgress> progress,
            Cancellation cancellation) {
        return new Fetching(pull, changes, prepared, request(command, prepared), cancellation)
                .fetch(groundwork, progress);
    }

    private PullRequest request(JobDue command, Prepared prepared) {
        JobDefinition definition = command.definition();
        boolean byChecksum = byChecksum(definition.job(), prepared.stage());
        return new PullRequest(
                definition.client().route(),
                definition.client().id(),
                definition.job().paths(),
                new Exclusions(definition.job().excludes(), own.keepOuts(definition)),
                prepared.stage().data(),
                prepared.stage().scratch(),
                prepared.stage().linkDest(),
                byChecksum,
                prepared.lock().directory().incomingLock(),
                pace(definition, byChecksum),
                Optional.of(limits.wallClock()),
                location(definition).keepsAttributes());
    }

    private Pace pace(JobDefinition definition, boolean byChecksum) {
        Pace usual = approach.pace(
                definition.client(), definition.policy().schedule().zone());
        Duration silent = usual.ioTimeout();
        return new Pace(
                byChecksum ? silent.multipliedBy(LARGE_FILES) : silent, usual.connectTimeout(), usual.kibPerSecond());
    }

    /** KiB each second that the client may send now; empty for as many as it can. */
    OptionalLong bandwidth(JobDefinition definition) {
        return approach.bandwidth(
                definition.client(), definition.policy().schedule().zone());
    }

    private static boolean byChecksum(Job job, SnapshotStage stage) {
        Integer every = job.checksumEvery();
        return every != null && stage.latest().isPresent() && stage.sequence() % every == 0;
    }

    SnapshotFacts seal(Prepared prepared, Fetched.Complete fetched) {
        return sealing.seal(prepared, fetched);
    }

    /**
     * Gives a location that ran full the room back that this attempt took: the other jobs need it. An attempt that failed
     * in any other way leaves what it has fetched to the next one.
     */
    void giveBack(Prepared prepared, Failure failure) {
        if (failure.code().equals(LOCATION_FULL)) {
            try {
                prepared.stage().discard();
                new ExpiredTrees(prepared.lock().directory()).deleteAll(DeletionRate.UNBOUNDED);
            } catch (RepositoryException e) {
                LOG.warn("What was fetched stays in the way: {}", e.getMessage());
            }
        }
    }

    /** What this attempt has published before a crash kept it from saying so. */
    Optional<SnapshotFacts> published(JobDue command) {
        return new SnapshotCatalog(directory(command.definition()))
                .snapshots().stream()
                        .filter(StoredSnapshot.Published.class::isInstance)
                        .map(StoredSnapshot.Published.class::cast)
                        .filter(found -> found.manifest().attempt().equals(Attempt.of(command)))
                        .map(found -> found.manifest().facts(found.directory()))
                        .findFirst();
    }

    /** Where a job keeps its snapshots; empty while its disk does not answer. */
    public static Optional<Path> place(JobDefinition definition) {
        try {
            return Optional.of(directory(definition).path());
        } catch (RepositoryException e) {
            LOG.debug("Where {} keeps its snapshots can't be told: {}", definition.ref(), e.getMessage());
            return Optional.empty();
        }
    }

    private static JobDirectory directory(JobDefinition definition) {
        return new JobDirectories(location(definition)).openOrCreate(definition.ref());
    }

    private static LocationDirectory location(JobDefinition definition) {
        Location location = definition.location();
        return LocationDirectory.open(location.id(), Path.of(location.directory()));
    }
}
