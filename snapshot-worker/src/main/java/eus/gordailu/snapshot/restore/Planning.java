package eus.gordailu.snapshot.restore;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.contracts.restore.RestoreRequested;
import eus.gordailu.repository.snapshot.SnapshotTree;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.snapshot.client.ClientApproach;
import eus.gordailu.snapshot.workflow.OwnBackups;
import eus.gordailu.snapshot.workflow.ThisMachine;
import eus.gordailu.transfer.push.PushRequest;
import eus.gordailu.transfer.push.PushTarget;
import eus.gordailu.transfer.rsync.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes of a restore what rsync is to bring, and refuses what would do harm. */
record Planning(ClientApproach approach, Duration wallClock, OwnBackups own, Path scratch) {

    /** How rsync ends when it could not read something of the source. */
    private static final int PARTIAL = 23;

    /** @throws RestoreRefusedException when it can't be begun */
    PushRequest request(RestoreRequested command, StoredSnapshot.Published snapshot) {
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
                pace(command),
                Optional.of(wallClock),
                scratch.resolve(command.restoreId().toString()));
    }

    /** As it holds now. */
    Pace pace(RestoreRequested command) {
        return approach.pace(command.target(), ZoneId.systemDefault());
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
                                .map(TreePath::ofAbsolute)
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
}
