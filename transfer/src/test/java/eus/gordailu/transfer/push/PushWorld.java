package eus.gordailu.transfer.push;

import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.rsync.Change;
import eus.gordailu.transfer.rsync.Pace;
import eus.gordailu.transfer.rsync.RsyncProgress;
import eus.gordailu.transfer.ssh.ClientKeys;
import eus.gordailu.transfer.ssh.HostTrust;
import eus.gordailu.transfer.testkit.Confinements;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A worker with its keys and a snapshot's tree, for tests: requests that read as prose. */
record PushWorld(Path root, Path tree, ClientId client, ClientKeys keys, RsyncPush push, List<Change> changes) {

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
        return new PushRequest(
                tree,
                List.of(paths),
                new PushTarget(route, client, directory.toString()),
                false,
                Optional.empty(),
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
                r.tree(), r.paths(), r.target(), true, r.deletion(), r.pace(), r.wallClock(), r.scratch());
    }

    static PushRequest deleting(PushRequest r, String... excludes) {
        PushRequest.Deletion deletion = new PushRequest.Deletion(List.of(excludes), List.of(".keep-out"));
        return new PushRequest(
                r.tree(),
                r.paths(),
                r.target(),
                r.dryRun(),
                Optional.of(deletion),
                r.pace(),
                r.wallClock(),
                r.scratch());
    }

    static PushRequest at(Pace pace, PushRequest r) {
        return new PushRequest(
                r.tree(), r.paths(), r.target(), r.dryRun(), r.deletion(), pace, r.wallClock(), r.scratch());
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
