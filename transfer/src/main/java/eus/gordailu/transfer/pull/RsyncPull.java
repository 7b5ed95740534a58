package eus.gordailu.transfer.pull;

import eus.gordailu.transfer.TransferException;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.rsync.RsyncCommand;
import eus.gordailu.transfer.rsync.RsyncOutput;
import eus.gordailu.transfer.rsync.RsyncProgress;
import eus.gordailu.transfer.rsync.RsyncVersion;
import eus.gordailu.transfer.source.Source;
import eus.gordailu.transfer.ssh.ClientKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Pulls with the worker's own rsync, over OpenSSH or from its own disks. */
public final class RsyncPull implements Pull {

    private final ProcessRunner runner;
    private final ClientKeys keys;
    private final boolean asRoot;

    public RsyncPull(ProcessRunner runner, ClientKeys keys) {
        this(runner, keys, Privileges.root());
    }

    RsyncPull(ProcessRunner runner, ClientKeys keys, boolean asRoot) {
        this.runner = runner;
        this.keys = keys;
        this.asRoot = asRoot;
    }

    @Override
    public PullResult pull(PullRequest request, Consumer<RsyncProgress> progress, Cancellation cancellation) {
        try {
            Source source = new Source(request.address(), request.paths());
            Carrier carrier = Carrier.to(request, request.destination(), keys, asRoot);
            Optional<String> missing = source.missingHere();
            if (missing.isPresent()) {
                return new PullResult.Failed(
                        Optional.empty(), carrier.diagnosis().missing(missing.get()));
            }
            Optional<RsyncVersion> version = RsyncRun.ownVersion(runner);
            if (version.isEmpty()) {
                return new PullResult.Failed(Optional.empty(), WorkerFailure.missing("rsync"));
            }
            Files.createDirectories(request.destination());
            Files.createDirectories(request.scratch());
            RsyncCommand rsync = carrier.rsync(request, source.rsyncArguments(), request.destination());
            return run(new RsyncRun(runner, request, carrier, version.get(), cancellation), rsync, progress);
        } catch (TransferException e) {
            return new PullResult.Failed(Optional.empty(), WorkerFailure.of(e));
        } catch (IOException e) {
            return new PullResult.Failed(Optional.empty(), WorkerFailure.of(request.destination(), e));
        }
    }

    private static PullResult run(RsyncRun run, RsyncCommand rsync, Consumer<RsyncProgress> progress) {
        RsyncOutput output = new RsyncOutput(run.request().paths(), progress);
        PullResult result = run.run(rsync.command(run.request().byChecksum()), output, output);
        return result instanceof PullResult.Complete complete
                ? absent(run.request()).map(path -> run.missing(complete, path)).orElse(complete)
                : result;
    }

    /** rsync may say nothing of a path that it did not bring, when a pattern excludes it. */
    private static Optional<String> absent(PullRequest request) {
        return request.paths().stream()
                .filter(path -> !Files.exists(Path.of(request.destination() + path), LinkOption.NOFOLLOW_LINKS))
                .findFirst();
    }
}
