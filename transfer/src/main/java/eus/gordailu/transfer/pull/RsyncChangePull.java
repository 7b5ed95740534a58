package eus.gordailu.transfer.pull;

import eus.gordailu.transfer.TransferException;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.process.ProcessResult;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.process.Stop;
import eus.gordailu.transfer.rsync.ComparisonOutput;
import eus.gordailu.transfer.rsync.Exclusions;
import eus.gordailu.transfer.rsync.KeepOutMetException;
import eus.gordailu.transfer.rsync.RsyncCommand;
import eus.gordailu.transfer.rsync.RsyncOutcome;
import eus.gordailu.transfer.rsync.RsyncProgress;
import eus.gordailu.transfer.rsync.TooManyChangesException;
import eus.gordailu.transfer.source.Source;
import eus.gordailu.transfer.ssh.ClientKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Compares and fetches with the worker's own rsync, over OpenSSH or from its own disks. */
public final class RsyncChangePull implements ChangePull {

    private final ProcessRunner runner;
    private final ClientKeys keys;
    private final boolean asRoot;

    public RsyncChangePull(ProcessRunner runner, ClientKeys keys) {
        this(runner, keys, Privileges.root());
    }

    RsyncChangePull(ProcessRunner runner, ClientKeys keys, boolean asRoot) {
        this.runner = runner;
        this.keys = keys;
        this.asRoot = asRoot;
    }

    @Override
    public Comparison compare(PullRequest pull, Cancellation cancellation) {
        Path latest = pull.linkDest().orElseThrow();
        try {
            Source source = new Source(pull.address(), pull.paths());
            Carrier carrier = Carrier.to(pull, latest, keys, asRoot);
            Optional<String> missing = source.missingHere();
            if (missing.isPresent()) {
                return new Comparison.Failed(carrier.diagnosis().missing(missing.get()));
            }
            Optional<Path> stranger = JobPaths.of(pull.paths()).stranger(latest);
            if (stranger.isPresent()) {
                return new Comparison.Untrusted(
                        "The previous snapshot has %s, which is beside the job's paths".formatted(stranger.get()));
            }
            RsyncCommand rsync = carrier.rsync(pull, source.rsyncArguments(), latest);
            return compare(pull, carrier, rsync, cancellation);
        } catch (TooManyChangesException e) {
            return new Comparison.Untrusted(String.valueOf(e.getMessage()));
        } catch (TransferException e) {
            return new Comparison.Failed(WorkerFailure.of(e));
        } catch (IOException e) {
            return new Comparison.Untrusted("The previous snapshot can't be looked through (%s)".formatted(e));
        }
    }

    private Comparison compare(PullRequest pull, Carrier carrier, RsyncCommand rsync, Cancellation cancellation) {
        Exclusions exclusions = pull.exclusions();
        try {
            ComparisonOutput watch = new ComparisonOutput(pull.paths(), Set.copyOf(exclusions.keepOuts()));
            return compare(pull, carrier, rsync.filtering(exclusions.watchfulRules()), watch, cancellation);
        } catch (KeepOutMetException e) {
            return compare(pull, carrier, rsync, new ComparisonOutput(pull.paths(), Set.of()), cancellation);
        }
    }

    private Comparison compare(
            PullRequest pull, Carrier carrier, RsyncCommand rsync, ComparisonOutput output, Cancellation cancellation) {
        Command command = rsync.comparison(pull.byChecksum()).endingWithStarter();
        ProcessResult ended = runner.run(command, RsyncRun.limits(pull), output, cancellation);
        if (ended.stop().filter(Stop.ABORTED::equals).isPresent()) {
            return new Comparison.Aborted();
        }
        if (output.unprintable()) {
            return new Comparison.Untrusted("A name and what it leads to are longer than rsync can print");
        }
        if (output.rulesUnknown()) {
            return new Comparison.Untrusted(
                    "The client's rsync does not know how to tell all that differs: a newer one would make this quicker");
        }
        return switch (carrier.diagnosis().judge(ended, output.messages())) {
            case RsyncOutcome.Failed(var failure) -> new Comparison.Failed(failure);
            case RsyncOutcome.Complete(var warnings) ->
                output.doubt(warnings)
                        .<Comparison>map(Comparison.Untrusted::new)
                        .orElseGet(() -> new Comparison.Trusted(
                                output.changes(), output.messages().stats(), warnings));
        };
    }

    @Override
    public PullResult apply(ApplyRequest request, Consumer<RsyncProgress> progress, Cancellation cancellation) {
        PullRequest pull = request.pull();
        return RsyncRun.begin(
                runner,
                keys,
                asRoot,
                pull,
                cancellation,
                (run, _) -> new RsyncApplication(run, JobPaths.of(pull.paths()), progress).apply(request));
    }
}
