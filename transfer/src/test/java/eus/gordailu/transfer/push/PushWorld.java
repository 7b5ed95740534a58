package eus.gordailu.transfer.push;

import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.rsync.Pace;
import eus.gordailu.transfer.rsync.RsyncProgress;
import eus.gordailu.transfer.ssh.ClientKeys;
import eus.gordailu.transfer.ssh.HostTrust;
import eus.gordailu.transfer.testkit.Confinements;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A worker with its keys and a snapshot's tree, for tests: requests that read as prose. */
record PushWorld(Path root, Path tree, ClientId client, ClientKeys keys, RsyncPush push, List<PushChange> changes) {

    static PushWorld in(Path root, Path tree) {
        ProcessRunner runner = new ProcessRunner();
        ClientKeys keys = new ClientKeys(
                root.resolve("the worker's \"keys\" 100%"), WorkerId.of("worker-1"), runner, HostTrust.FIRST_SEEN);
        return new PushWorld(
                root,
                tree,
                ClientId.random(),
                keys,
                new RsyncPush(runner, keys, Confinements.here()),
                new CopyOnWriteArrayList<>());
    }

    PushRequest request(Route route, Path directory, TreePath... paths) {
        List<TreePath> directories = Stream.of(paths)
                .filter(path -> Files.isDirectory(
                        tree.resolve(path.isRoot() ? "" : path.toString()), LinkOption.NOFOLLOW_LINKS))
                .toList();
        return new PushRequest(
                tree,
                new PushRequest.Chosen(List.of(paths), directories),
                new PushTarget(route, client, directory.toString()),
                false,
                Optional.empty(),
                List.of(".keep-out"),
                Pace.unlimited(Duration.ofSeconds(20)),
                Optional.empty(),
                root.resolve("scratch"));
    }

    PushResult push(PushRequest request) {
        return push(request, _ -> {}, Cancellation.never());
    }

    PushResult push(PushRequest request, Consumer<RsyncProgress> progress, Cancellation cancellation) {
        return push.push(request, changes::add, progress, cancellation);
    }

    static PushRequest dry(PushRequest r) {
        return new PushRequest(
                r.tree(),
                r.chosen(),
                r.target(),
                true,
                r.sparing(),
                r.keepOuts(),
                r.pace(),
                r.wallClock(),
                r.scratch());
    }

    static PushRequest deleting(PushRequest r, String... excludes) {
        return new PushRequest(
                r.tree(),
                r.chosen(),
                r.target(),
                r.dryRun(),
                Optional.of(List.of(excludes)),
                r.keepOuts(),
                r.pace(),
                r.wallClock(),
                r.scratch());
    }

    static PushRequest at(Pace pace, PushRequest r) {
        return new PushRequest(
                r.tree(),
                r.chosen(),
                r.target(),
                r.dryRun(),
                r.sparing(),
                r.keepOuts(),
                pace,
                r.wallClock(),
                r.scratch());
    }

    static PushResult.Complete complete(PushResult result) {
        if (result instanceof PushResult.Complete complete) {
            return complete;
        }
        throw new AssertionError("Expected all to be brought, but was " + result);
    }

    static Failure failureOf(PushResult result) {
        if (result instanceof PushResult.Failed(Failure failure)) {
            return failure;
        }
        throw new AssertionError("Expected a failure, but was " + result);
    }
}
