package eus.gordailu.transfer.pull;

import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.rsync.RsyncCommand;
import eus.gordailu.transfer.rsync.RsyncOutput;
import eus.gordailu.transfer.rsync.RsyncProgress;
import eus.gordailu.transfer.ssh.ClientKeys;
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
        return RsyncRun.begin(runner, keys, asRoot, request, cancellation, (run, source) -> {
            Files.createDirectories(request.destination());
            Files.createDirectories(request.scratch());
            return run(run, run.carrier().rsync(request, source, request.destination()), progress);
        });
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
