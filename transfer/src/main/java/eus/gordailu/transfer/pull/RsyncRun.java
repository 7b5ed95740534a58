package eus.gordailu.transfer.pull;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.TransferException;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.process.OutputListener;
import eus.gordailu.transfer.process.ProcessLimits;
import eus.gordailu.transfer.process.ProcessResult;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.process.Stop;
import eus.gordailu.transfer.rsync.RsyncOutcome;
import eus.gordailu.transfer.rsync.RsyncOutput;
import eus.gordailu.transfer.rsync.RsyncVersion;
import eus.gordailu.transfer.source.Source;
import eus.gordailu.transfer.ssh.ClientKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Runs rsync for a request that writes, holding its lock, and turns the end into a result. */
record RsyncRun(
        ProcessRunner runner,
        PullRequest request,
        Carrier carrier,
        RsyncVersion version,
        Cancellation cancellation,
        boolean shared) {

    private static final ProcessLimits SHORT = ProcessLimits.within(Duration.ofSeconds(30));
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** What is done with a run, once it can begin. */
    interface Work {
        PullResult with(RsyncRun run, Source source) throws IOException;
    }

    /** Sees that the paths are there, if they are on this machine, and rsync; what goes wrong becomes a failure. */
    static PullResult begin(
            ProcessRunner runner,
            ClientKeys keys,
            boolean asRoot,
            PullRequest request,
            Cancellation cancellation,
            Work work) {
        try {
            Source source = new Source(request.route(), request.paths());
            Carrier carrier = Carrier.to(request, request.destination(), keys, asRoot);
            Optional<String> missing = source.missingHere();
            if (missing.isPresent()) {
                return new PullResult.Failed(
                        Optional.empty(), carrier.diagnosis().missing(missing.get()));
            }
            Optional<RsyncVersion> version = ownVersion(runner);
            if (version.isEmpty()) {
                return new PullResult.Failed(Optional.empty(), WorkerFailure.missing("rsync"));
            }
            return work.with(new RsyncRun(runner, request, carrier, version.get(), cancellation, false), source);
        } catch (TransferException e) {
            return new PullResult.Failed(Optional.empty(), WorkerFailure.of(e));
        } catch (IOException e) {
            return new PullResult.Failed(Optional.empty(), WorkerFailure.of(request.destination(), e));
        }
    }

    /** Empty when there is no rsync here. */
    static Optional<RsyncVersion> ownVersion(ProcessRunner runner) {
        return RsyncVersion.parse(
                runner.run(Command.of("rsync", "--version"), SHORT).output().lines());
    }

    /** One of several at the same time, which this wish ends. They share the lock: they write into different places. */
    RsyncRun oneOfSeveral(Cancellation wish) {
        return new RsyncRun(runner, request, carrier, version, wish, true);
    }

    /**
     * rsync 3.5.0 ends by itself when nobody has sent it anything for its {@code --timeout}, but not if it can still send signs of life: a client
     * whose disk hangs takes those, and never answers.
     */
    static ProcessLimits limits(PullRequest request) {
        Duration silent = request.pace().ioTimeout().multipliedBy(2);
        return new ProcessLimits(request.wallClock(), Optional.of(silent), "rsync", GRACE);
    }

    /**
     * The messages are those of this run, which the listener hands on to them. The lock is outermost but one: what gets the
     * parent-death signal is, after two execs, rsync itself.
     */
    PullResult run(Command command, RsyncOutput messages, OutputListener listener) {
        Path lock = request.lockFile();
        Command held = (shared ? command.sharing(lock) : command.holding(lock)).endingWithStarter();
        ProcessResult ended = runner.run(held, limits(request), listener, cancellation);
        PullRun run = PullRun.of(ended, version, held, messages);
        if (ended.stop().filter(Stop.ABORTED::equals).isPresent()) {
            return new PullResult.Aborted(Optional.of(run));
        }
        return switch (carrier.diagnosis().judge(ended, messages)) {
            case RsyncOutcome.Failed(var failure) -> new PullResult.Failed(Optional.of(run), failure);
            case RsyncOutcome.Complete(var warnings) -> new PullResult.Complete(run, warnings);
        };
    }

    /** Complete, and not to be believed. */
    PullResult replaced(PullResult.Complete result, TreePath directory) {
        return new PullResult.Failed(
                Optional.of(result.run()), carrier.diagnosis().replaced(directory));
    }

    /** Complete but for this path, which rsync did not come by. */
    PullResult missing(PullResult.Complete result, String path) {
        return new PullResult.Failed(
                Optional.of(result.run()), carrier.diagnosis().missing(path));
    }
}
