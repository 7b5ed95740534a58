package eus.gordailu.transfer.pull;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.TransferException;
import eus.gordailu.transfer.peer.Means;
import eus.gordailu.transfer.peer.WorkerFailure;
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
    static PullResult begin(Means means, PullRequest request, Cancellation cancellation, Work work) {
        try {
            Source source = new Source(request.route(), request.paths());
            Carrier carrier = Carrier.to(request, request.destination(), means);
            Optional<String> missing = source.missingHere();
            if (missing.isPresent()) {
                return new PullResult.Failed(
                        Optional.empty(), carrier.diagnosis().missing(missing.get()));
            }
            Optional<RsyncVersion> version = ownVersion(means.runner());
            if (version.isEmpty()) {
                return new PullResult.Failed(Optional.empty(), WorkerFailure.missing("rsync"));
            }
            return work.with(
                    new RsyncRun(means.runner(), request, carrier, version.get(), cancellation, false), source);
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
     * parent-death signal is, after some execs, rsync itself, or what
     * it is shut in by, which takes it along.
     */
    PullResult run(Command command, Enclosure.Touch touch, RsyncOutput messages, OutputListener listener) {
        Command started = bound(carrier.confined(command, request, touch));
        ProcessResult ended = runner.run(started, limits(request), listener, cancellation);
        PullRun run = PullRun.of(ended, version, bound(command), carrier.confines(), messages);
        if (ended.stop().filter(Stop.ABORTED::equals).isPresent()) {
            return new PullResult.Aborted(Optional.of(run));
        }
        return switch (carrier.diagnosis().judge(ended, messages)) {
            case RsyncOutcome.Failed(var failure) -> new PullResult.Failed(Optional.of(run), failure);
            case RsyncOutcome.Complete(var warnings) -> new PullResult.Complete(run, warnings);
        };
    }

    private Command bound(Command command) {
        Path lock = request.lockFile();
        return (shared ? command.sharing(lock) : command.holding(lock)).endingWithStarter();
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
