package eus.gordailu.snapshot.restore;

import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.restore.RestoreCompleted;
import eus.gordailu.contracts.restore.RestoreRequested;
import eus.gordailu.repository.job.JobDirectories;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.location.LocationDirectory;
import eus.gordailu.repository.snapshot.SnapshotCatalog;
import eus.gordailu.repository.snapshot.SnapshotHold;
import eus.gordailu.repository.snapshot.SnapshotUnknownException;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.snapshot.client.ClientApproach;
import eus.gordailu.snapshot.client.PaceWatch;
import eus.gordailu.snapshot.workflow.OwnBackups;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.push.Push;
import eus.gordailu.transfer.push.PushRequest;
import eus.gordailu.transfer.push.PushResult;
import eus.gordailu.transfer.rsync.RsyncProgress;
import eus.gordailu.transfer.rsync.Warning;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries a restore out, holding its snapshot. */
final class RestoreRun {

    private static final int WARNINGS_TOLD = 200;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final Push push;
    private final ClientApproach approach;
    private final Planning planning;
    private final RestoreLogs logs;
    private final Path scratch;
    private final Duration betweenLooks;
    private final Clock clock;

    RestoreRun(
            Push push,
            ClientApproach approach,
            Duration wallClock,
            OwnBackups own,
            RestoreLogs logs,
            Path scratch,
            Clock clock) {
        this(push, approach, wallClock, own, logs, scratch, BETWEEN_LOOKS, clock);
    }

    /** @param betweenLooks at what the client may be sent by now */
    RestoreRun(
            Push push,
            ClientApproach approach,
            Duration wallClock,
            OwnBackups own,
            RestoreLogs logs,
            Path scratch,
            Duration betweenLooks,
            Clock clock) {
        this.push = push;
        this.approach = approach;
        this.planning = new Planning(approach, wallClock, own, scratch);
        this.logs = logs;
        this.scratch = scratch;
        this.betweenLooks = betweenLooks;
        this.clock = clock;
    }

    /**
     * Returns when it has ended.
     *
     * @throws RestoreRefusedException when it can't be begun
     * @throws eus.gordailu.repository.RepositoryException when the snapshot is not there, or its disk does not answer
     */
    RestoreEnd carryOut(RestoreRequested command, Consumer<RsyncProgress> progress, Cancellation cancellation)
            throws IOException {
        JobDirectory job = job(command);
        SnapshotHold hold = SnapshotHold.take(job, command.snapshotId());
        try (hold) {
            PushRequest request = planning.request(command, snapshot(job, command));
            approach.wake(command.target(), cancellation);
            return push(command, request, progress, cancellation);
        } finally {
            Scratch.remove(scratch.resolve(command.restoreId().toString()));
        }
    }

    private RestoreEnd push(
            RestoreRequested command, PushRequest request, Consumer<RsyncProgress> progress, Cancellation cancellation)
            throws IOException {
        try (RestoreLogs.Open log = logs.begin(command.restoreId())) {
            ToldChanges told = new ToldChanges(log, request.target());
            Brought brought = new Brought(progress);
            Optional<PushResult> result = Optional.empty();
            while (result.isEmpty()) {
                result = atOnePace(command, request, told, brought, cancellation);
            }
            return switch (result.get()) {
                case PushResult.Complete complete -> {
                    complete.warnings().forEach(warning -> told.message(warning.sentence()));
                    yield new RestoreEnd.Completed(completed(command, complete, told, brought));
                }
                case PushResult.Failed(var failure) -> {
                    told.message(failure.sentence());
                    yield new RestoreEnd.Failed(failure);
                }
                case PushResult.Aborted() -> new RestoreEnd.Aborted();
            };
        }
    }

    /** Empty when it was broken off, so that it goes on at another pace with what is missing. */
    private Optional<PushResult> atOnePace(
            RestoreRequested command,
            PushRequest request,
            ToldChanges told,
            Brought brought,
            Cancellation cancellation) {
        try (PaceWatch watch = PaceWatch.over(
                command.target(), () -> planning.pace(command).kibPerSecond(), betweenLooks, cancellation)) {
            PushResult result = push.push(request.at(planning.pace(command)), told, brought, watch.cancellation());
            boolean goesOn = result instanceof PushResult.Aborted && watch.changed() && !cancellation.isCancelled();
            if (goesOn) {
                brought.again();
            }
            return goesOn ? Optional.empty() : Optional.of(result);
        }
    }

    private RestoreCompleted completed(
            RestoreRequested command, PushResult.Complete complete, ToldChanges told, Brought brought) {
        return new RestoreCompleted(
                command.restoreId(),
                command.job(),
                brought.filesBefore() + complete.stats().transferredFiles(),
                brought.bytesBefore() + complete.stats().transferredBytes(),
                Math.max(0, told.changed() - complete.notBrought()),
                told.deleted(),
                complete.warnings().stream()
                        .limit(WARNINGS_TOLD)
                        .map(Warning::sentence)
                        .toList(),
                clock.instant());
    }

    private static StoredSnapshot.Published snapshot(JobDirectory job, RestoreRequested command) {
        StoredSnapshot found = new SnapshotCatalog(job)
                .find(command.snapshotId())
                .orElseThrow(() -> new SnapshotUnknownException(job, command.snapshotId()));
        return switch (found) {
            case StoredSnapshot.Published published -> published;
            case StoredSnapshot.Damaged damaged ->
                throw RestoreRefusedException.damaged(damaged.id().toString(), damaged.problem());
        };
    }

    private static JobDirectory job(RestoreRequested command) {
        Location location = command.location();
        LocationDirectory directory = LocationDirectory.open(location.id(), Path.of(location.directory()));
        return new JobDirectories(directory)
                .find(command.job())
                .orElseThrow(() -> RestoreRefusedException.notThere(
                        "snapshots of " + command.job(), command.snapshotId().toString()));
    }
}
