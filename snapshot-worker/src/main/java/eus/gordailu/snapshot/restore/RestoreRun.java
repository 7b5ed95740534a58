package eus.gordailu.snapshot.restore;

import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.contracts.restore.RestoreCompleted;
import eus.gordailu.contracts.restore.RestoreLogLine;
import eus.gordailu.contracts.restore.RestoreRequested;
import eus.gordailu.repository.job.JobDirectories;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.location.LocationDirectory;
import eus.gordailu.repository.snapshot.SnapshotCatalog;
import eus.gordailu.repository.snapshot.SnapshotHold;
import eus.gordailu.repository.snapshot.SnapshotTree;
import eus.gordailu.repository.snapshot.SnapshotUnknownException;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.snapshot.client.ClientApproach;
import eus.gordailu.snapshot.workflow.OwnBackups;
import eus.gordailu.snapshot.workflow.ThisMachine;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.push.Push;
import eus.gordailu.transfer.push.PushChange;
import eus.gordailu.transfer.push.PushRequest;
import eus.gordailu.transfer.push.PushResult;
import eus.gordailu.transfer.push.PushTarget;
import eus.gordailu.transfer.rsync.Change;
import eus.gordailu.transfer.rsync.EntryType;
import eus.gordailu.transfer.rsync.RsyncProgress;
import eus.gordailu.transfer.rsync.Warning;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Carries a restore out, holding its snapshot. */
final class RestoreRun {

    private static final int WARNINGS_TOLD = 200;

    /** How rsync ends when it could not read something of the source. */
    private static final int PARTIAL = 23;

    private final Push push;
    private final ClientApproach approach;
    private final Duration wallClock;
    private final OwnBackups own;
    private final RestoreLogs logs;
    private final Path scratch;
    private final Clock clock;

    RestoreRun(
            Push push,
            ClientApproach approach,
            Duration wallClock,
            OwnBackups own,
            RestoreLogs logs,
            Path scratch,
            Clock clock) {
        this.push = push;
        this.approach = approach;
        this.wallClock = wallClock;
        this.own = own;
        this.logs = logs;
        this.scratch = scratch;
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
            PushRequest request = request(command, snapshot(job, command));
            approach.wake(command.target(), cancellation);
            return push(command, request, progress, cancellation);
        } finally {
            Scratch.remove(scratch(command));
        }
    }

    private RestoreEnd push(
            RestoreRequested command, PushRequest request, Consumer<RsyncProgress> progress, Cancellation cancellation)
            throws IOException {
        LongAdder changed = new LongAdder();
        LongAdder deleted = new LongAdder();
        try (RestoreLogs.Open log = logs.begin(command.restoreId())) {
            Consumer<PushChange> told = change -> {
                if (change instanceof PushChange.Told(var done)) {
                    (done instanceof Change.Deleted ? deleted : changed).increment();
                }
                log.add(line(change, request.target()));
            };
            PushResult result = push.push(request, told, progress, cancellation);
            return switch (result) {
                case PushResult.Complete(var stats, var notBrought, var warnings) -> {
                    warnings.forEach(
                            warning -> log.add(new RestoreLogLine(RestoreLogLine.Kind.MESSAGE, warning.sentence())));
                    yield new RestoreEnd.Completed(new RestoreCompleted(
                            command.restoreId(),
                            command.job(),
                            stats.transferredFiles(),
                            stats.transferredBytes(),
                            Math.max(0, changed.sum() - notBrought),
                            deleted.sum(),
                            warnings.stream()
                                    .limit(WARNINGS_TOLD)
                                    .map(Warning::sentence)
                                    .toList(),
                            clock.instant()));
                }
                case PushResult.Failed(var failure) -> {
                    log.add(new RestoreLogLine(RestoreLogLine.Kind.MESSAGE, failure.sentence()));
                    yield new RestoreEnd.Failed(failure);
                }
                case PushResult.Aborted() -> new RestoreEnd.Aborted();
            };
        }
    }

    private static RestoreLogLine line(PushChange change, PushTarget target) {
        return switch (change) {
            case PushChange.Told(var told) -> line(told, target);
            case PushChange.InTheWay(var path) -> line(RestoreLogLine.Kind.IN_THE_WAY, target.at(path), false);
        };
    }

    private static RestoreLogLine line(Change change, PushTarget target) {
        return switch (change) {
            case Change.Created(var path, var type, var _) ->
                line(RestoreLogLine.Kind.CREATED, target.at(path), type == EntryType.DIRECTORY);
            case Change.Deleted(var path, boolean directory) ->
                line(RestoreLogLine.Kind.DELETED, target.at(path), directory);
            case Change.Altered altered ->
                line(
                        altered.changesContent() ? RestoreLogLine.Kind.REPLACED : RestoreLogLine.Kind.ATTRIBUTES,
                        target.at(altered.path()),
                        altered.isDirectory());
        };
    }

    private static RestoreLogLine line(RestoreLogLine.Kind kind, String path, boolean directory) {
        return new RestoreLogLine(kind, directory && !path.endsWith("/") ? path + "/" : path);
    }

    private PushRequest request(RestoreRequested command, StoredSnapshot.Published snapshot) {
        SnapshotTree tree = new SnapshotTree(snapshot.data());
        List<TreePath> paths = paths(command, tree, snapshot);
        PushTarget target =
                new PushTarget(command.target().route(), command.target().id(), command.directory());
        refuseHarm(command, target, paths);
        return new PushRequest(
                snapshot.data(),
                new PushRequest.Chosen(
                        paths, paths.stream().filter(tree::isDirectory).toList()),
                target,
                command.dryRun(),
                command.deletes() ? Optional.of(spared(command, snapshot)) : Optional.empty(),
                own.names(),
                approach.pace(command.target(), ZoneId.systemDefault()),
                Optional.of(wallClock),
                scratch(command));
    }

    private Path scratch(RestoreRequested command) {
        return scratch.resolve(command.restoreId().toString());
    }

    /** What was left out then, or is left out now, may be there and in no snapshot. */
    private static List<String> spared(RestoreRequested command, StoredSnapshot.Published snapshot) {
        if (snapshot.manifest().content().transfer().exitCode() == PARTIAL) {
            throw RestoreRefusedException.lacking(snapshot.id().toString());
        }
        return Stream.concat(snapshot.manifest().attempt().source().excludes().stream(), command.excludes().stream())
                .distinct()
                .toList();
    }

    private void refuseHarm(RestoreRequested command, PushTarget target, List<TreePath> paths) {
        if (command.deletes() && target.directory().equals("/") && paths.contains(TreePath.ROOT)) {
            throw RestoreRefusedException.deletingEverywhere();
        }
        if (ThisMachine.is(command.target().address())) {
            for (TreePath path : paths) {
                String place = target.at(path);
                own.holding(Path.of(place)).ifPresent(backups -> {
                    throw RestoreRefusedException.intoBackups(place, backups.toString());
                });
            }
        }
    }

    /** The whole snapshot is what its job named: what only leads there was never backed up. */
    private static List<TreePath> paths(
            RestoreRequested command, SnapshotTree tree, StoredSnapshot.Published snapshot) {
        return command.paths().stream()
                .flatMap(path -> path.equals("/")
                        ? snapshot.manifest().attempt().source().paths().stream()
                                .map(named -> TreePath.of(trimmed(named)))
                                .filter(tree::has)
                        : Stream.of(found(path, tree, snapshot)))
                .distinct()
                .toList();
    }

    private static TreePath found(String path, SnapshotTree tree, StoredSnapshot.Published snapshot) {
        return Stream.<Function<String, TreePath>>of(TreePath::of, TreePath::ofShown)
                .flatMap(reading -> read(path, reading).stream())
                .filter(tree::has)
                .findFirst()
                .orElseThrow(() ->
                        RestoreRefusedException.notThere(path, snapshot.id().toString()));
    }

    private static Optional<TreePath> read(String path, Function<String, TreePath> reading) {
        try {
            return Optional.of(reading.apply(trimmed(path)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String trimmed(String path) {
        return path.replaceAll("^/+|/+$", "");
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
