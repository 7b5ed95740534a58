package eus.gordailu.transfer.pull;

import eus.gordailu.transfer.TransferException;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.process.ProcessLimits;
import eus.gordailu.transfer.process.ProcessResult;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.process.Stop;
import eus.gordailu.transfer.rsync.RsyncCommand;
import eus.gordailu.transfer.rsync.RsyncOutcome;
import eus.gordailu.transfer.rsync.RsyncOutput;
import eus.gordailu.transfer.rsync.RsyncProgress;
import eus.gordailu.transfer.rsync.RsyncVersion;
import eus.gordailu.transfer.source.Source;
import eus.gordailu.transfer.ssh.ClientKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Pulls with the worker's own rsync, over OpenSSH or from its own disks. */
public final class RsyncPull implements Pull {

    private static final ProcessLimits SHORT = ProcessLimits.within(Duration.ofSeconds(30));
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final ProcessRunner runner;
    private final ClientKeys keys;

    public RsyncPull(ProcessRunner runner, ClientKeys keys) {
        this.runner = runner;
        this.keys = keys;
    }

    @Override
    public PullResult pull(PullRequest request, Consumer<RsyncProgress> progress, Cancellation cancellation) {
        try {
            Source source = new Source(request.address(), request.paths());
            Carrier carrier = Carrier.to(request, keys);
            Optional<String> missing = source.missingHere();
            if (missing.isPresent()) {
                return new PullResult.Failed(
                        Optional.empty(), carrier.diagnosis().missing(missing.get()));
            }
            Optional<RsyncVersion> version = ownVersion();
            if (version.isEmpty()) {
                return new PullResult.Failed(Optional.empty(), WorkerFailure.missing("rsync"));
            }
            Files.createDirectories(request.destination());
            Files.createDirectories(request.scratch());
            return run(request, command(request, source, carrier), version.get(), carrier, progress, cancellation);
        } catch (TransferException e) {
            return new PullResult.Failed(Optional.empty(), WorkerFailure.of(e));
        } catch (IOException e) {
            return new PullResult.Failed(Optional.empty(), WorkerFailure.of(request.destination(), e));
        }
    }

    private PullResult run(
            PullRequest request,
            Command command,
            RsyncVersion version,
            Carrier carrier,
            Consumer<RsyncProgress> progress,
            Cancellation cancellation) {
        RsyncOutput output = new RsyncOutput(request.paths(), progress);
        ProcessLimits limits = new ProcessLimits(request.wallClock(), Optional.empty(), GRACE);
        ProcessResult ended = runner.run(command, limits, output, cancellation);
        PullRun run = new PullRun(
                ended.exitCode(),
                version.version(),
                command.redacted(),
                output.stats(),
                output.lines(),
                ended.duration());
        if (ended.stop().filter(Stop.ABORTED::equals).isPresent()) {
            return new PullResult.Aborted(Optional.of(run));
        }
        return switch (carrier.diagnosis().judge(ended, output)) {
            case RsyncOutcome.Failed(var failure) -> new PullResult.Failed(Optional.of(run), failure);
            case RsyncOutcome.Complete(var warnings) ->
                absent(request)
                        .map(carrier.diagnosis()::missing)
                        .<PullResult>map(failure -> new PullResult.Failed(Optional.of(run), failure))
                        .orElseGet(() -> new PullResult.Complete(run, warnings));
        };
    }

    /** The lock outermost but one: what gets the parent-death signal is, after two execs, rsync itself. */
    private static Command command(PullRequest request, Source source, Carrier carrier) throws IOException {
        RsyncCommand rsync = RsyncCommand.pull(source.rsyncArguments(), request.destination(), request.scratch())
                .excluding(request.excludes())
                .linkedTo(request.linkDest())
                .withIoTimeout(request.ioTimeout())
                .runAsRoot((int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0);
        return carrier.remoteShell()
                .map(rsync::over)
                .orElse(rsync)
                .command()
                .holding(request.lockFile())
                .endingWithStarter();
    }

    /** rsync may say nothing of a path that it did not bring, when a pattern excludes it. */
    private static Optional<String> absent(PullRequest request) {
        return request.paths().stream()
                .filter(path -> !Files.exists(Path.of(request.destination() + path), LinkOption.NOFOLLOW_LINKS))
                .findFirst();
    }

    private Optional<RsyncVersion> ownVersion() {
        return RsyncVersion.parse(
                runner.run(Command.of("rsync", "--version"), SHORT).output().lines());
    }
}
