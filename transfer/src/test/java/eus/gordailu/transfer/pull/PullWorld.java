package eus.gordailu.transfer.pull;

import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.rsync.Exclusions;
import eus.gordailu.transfer.rsync.Pace;
import eus.gordailu.transfer.ssh.ClientKeys;
import eus.gordailu.transfer.ssh.HostTrust;
import eus.gordailu.transfer.testkit.Confinements;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A worker with its keys and a job's directory, for tests: requests that read as prose. */
record PullWorld(Path root, ClientId client, ClientKeys keys, RsyncPull pull) {

    static PullWorld in(Path root) {
        return in(root, ClientId.random());
    }

    static PullWorld in(Path root, ClientId client) {
        ProcessRunner runner = new ProcessRunner();
        // A directory of keys may have any name that an administrator gives it.
        ClientKeys keys = new ClientKeys(
                root.resolve("the worker's \"keys\" 100%"), WorkerId.of("worker-1"), runner, HostTrust.FIRST_SEEN);
        return new PullWorld(root, client, keys, new RsyncPull(runner, keys, Confinements.here()));
    }

    PullRequest request(Route route, Path destination, String... paths) {
        return new PullRequest(
                route,
                client,
                List.of(paths),
                Exclusions.NONE,
                destination,
                destination.resolveSibling(destination.getFileName() + ".scratch"),
                Optional.empty(),
                false,
                destination.resolveSibling("incoming.lock"),
                Pace.unlimited(Duration.ofSeconds(20)),
                Optional.empty(),
                true);
    }

    PullResult pull(Route route, Path destination, String... paths) {
        return run(request(route, destination, paths));
    }

    PullResult run(PullRequest request) {
        return pull.pull(request, _ -> {}, Cancellation.never());
    }

    Failure failureOf(Route route, String... paths) {
        return failureOf(run(request(route, root.resolve("incoming/data"), paths)));
    }

    static Failure failureOf(PullResult result) {
        if (result instanceof PullResult.Failed(var _, Failure failure)) {
            return failure;
        }
        throw new AssertionError("Expected a failure, but was " + result);
    }

    static PullResult.Complete complete(PullResult result) {
        if (result instanceof PullResult.Complete complete) {
            return complete;
        }
        throw new AssertionError("Expected a complete pull, but was " + result);
    }

    static PullRequest excluding(PullRequest r, String... patterns) {
        return leavingOut(r, Exclusions.of(List.of(patterns)));
    }

    static PullRequest keptOutBy(PullRequest r, String file) {
        return leavingOut(r, new Exclusions(List.of(), List.of(file)));
    }

    static PullRequest leavingOut(PullRequest r, Exclusions exclusions) {
        return new PullRequest(
                r.route(),
                r.clientId(),
                r.paths(),
                exclusions,
                r.destination(),
                r.scratch(),
                r.linkDest(),
                r.byChecksum(),
                r.lockFile(),
                r.pace(),
                r.wallClock(),
                r.attributes());
    }

    static PullRequest by(Route route, PullRequest r) {
        return new PullRequest(
                route,
                r.clientId(),
                r.paths(),
                r.exclusions(),
                r.destination(),
                r.scratch(),
                r.linkDest(),
                r.byChecksum(),
                r.lockFile(),
                r.pace(),
                r.wallClock(),
                r.attributes());
    }

    static PullRequest byChecksum(PullRequest r, boolean byChecksum) {
        return new PullRequest(
                r.route(),
                r.clientId(),
                r.paths(),
                r.exclusions(),
                r.destination(),
                r.scratch(),
                r.linkDest(),
                byChecksum,
                r.lockFile(),
                r.pace(),
                r.wallClock(),
                r.attributes());
    }

    static PullRequest linkedTo(PullRequest r, Path previous) {
        return new PullRequest(
                r.route(),
                r.clientId(),
                r.paths(),
                r.exclusions(),
                r.destination(),
                r.scratch(),
                Optional.of(previous),
                r.byChecksum(),
                r.lockFile(),
                r.pace(),
                r.wallClock(),
                r.attributes());
    }

    static PullRequest within(PullRequest r, Duration ioTimeout, Optional<Duration> wallClock) {
        return new PullRequest(
                r.route(),
                r.clientId(),
                r.paths(),
                r.exclusions(),
                r.destination(),
                r.scratch(),
                r.linkDest(),
                r.byChecksum(),
                r.lockFile(),
                Pace.unlimited(ioTimeout),
                wallClock,
                r.attributes());
    }
}
