package eus.gordailu.transfer.pull;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.transfer.TransferException;
import eus.gordailu.transfer.confine.Confinement;
import eus.gordailu.transfer.peer.Means;
import eus.gordailu.transfer.peer.WorkerFailure;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.Privileges;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.rsync.ComparisonOutput;
import eus.gordailu.transfer.rsync.Exclusions;
import eus.gordailu.transfer.rsync.KeepOutMetException;
import eus.gordailu.transfer.rsync.RsyncCommand;
import eus.gordailu.transfer.rsync.RsyncOutput;
import eus.gordailu.transfer.rsync.RsyncProgress;
import eus.gordailu.transfer.rsync.RsyncVersion;
import eus.gordailu.transfer.rsync.TooManyChangesException;
import eus.gordailu.transfer.source.Source;
import eus.gordailu.transfer.ssh.ClientKeys;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Compares and fetches with the worker's own rsync, over OpenSSH or from its own disks. */
public final class RsyncChangePull implements ChangePull {

    private final Means means;
    private final long worthTwo;
    private final Inseparable inseparable = new Inseparable();
    private final PlainSenders plain = new PlainSenders();

    public RsyncChangePull(ProcessRunner runner, ClientKeys keys, Confinement confinement) {
        this(new Means(runner, keys, confinement, Privileges.root()), ApplyLists.WORTH_TWO);
    }

    RsyncChangePull(Means means, long worthTwo) {
        this.means = means;
        // Who is not root can't write where another run has already set what the source allows.
        this.worthTwo = means.asRoot() ? worthTwo : Long.MAX_VALUE;
    }

    @Override
    public Comparison compare(PullRequest pull, List<TreePath> subtrees, Cancellation cancellation) {
        return plain.compare(pull, asked -> compareAs(asked, subtrees, cancellation));
    }

    private Comparison compareAs(PullRequest pull, List<TreePath> subtrees, Cancellation cancellation) {
        Path latest = pull.linkDest().orElseThrow();
        try {
            Source source = new Source(pull.route(), pull.paths());
            Carrier carrier = Carrier.to(pull, latest, means);
            Optional<String> missing = source.missingHere();
            if (missing.isPresent()) {
                return new Comparison.Failed(carrier.diagnosis().missing(missing.get()));
            }
            Optional<Failure> refusal = Carrier.refusal(means, pull);
            if (refusal.isPresent()) {
                return new Comparison.Failed(refusal.get());
            }
            Optional<Path> stranger = JobPaths.of(pull.paths()).stranger(latest);
            if (stranger.isPresent()) {
                return new Comparison.Untrusted(
                        "The previous snapshot has %s, which is beside the job's paths".formatted(stranger.get()));
            }
            Optional<RsyncVersion> version = RsyncRun.ownVersion(means.runner());
            if (version.isEmpty()) {
                return new Comparison.Failed(WorkerFailure.missing("rsync"));
            }
            RsyncCommand rsync = carrier.rsync(pull, source, latest);
            ComparisonRun run = new ComparisonRun(means.runner(), pull, carrier, version.get());
            Optional<Halves> halves = Halves.of(subtrees, pull).filter(_ -> !inseparable.isOne(pull));
            return applicable(
                    pull,
                    halves.isPresent()
                            ? new HalvedComparison(run, halves.get(), latest)
                                    .compare(cancellation)
                                    .orElseGet(() -> inOneInstead(run, rsync, cancellation))
                            : inOne(run, rsync, cancellation));
        } catch (TooManyChangesException e) {
            return new Comparison.Untrusted(String.valueOf(e.getMessage()));
        } catch (TransferException e) {
            return new Comparison.Failed(WorkerFailure.of(e));
        } catch (IOException e) {
            return new Comparison.Untrusted("The previous snapshot can't be looked through (%s)".formatted(e));
        }
    }

    private static Comparison applicable(PullRequest pull, Comparison comparison) {
        return comparison instanceof Comparison.Trusted trusted
                        && new ApplyRequest(pull, trusted.changes()).sharesPathOf(JobPaths.of(pull.paths()))
                ? new Comparison.Untrusted("A path of the job is one more name of a file that is as it was")
                : comparison;
    }

    /** Only where this comes to an end was it the halves that stood in the way, and not a client that is off. */
    private Comparison inOneInstead(ComparisonRun run, RsyncCommand rsync, Cancellation cancellation) {
        Comparison comparison = inOne(run, rsync, cancellation);
        if (comparison instanceof Comparison.Trusted || comparison instanceof Comparison.Untrusted) {
            inseparable.found(run.pull());
        }
        return comparison;
    }

    private static Comparison inOne(ComparisonRun run, RsyncCommand rsync, Cancellation cancellation) {
        PullRequest pull = run.pull();
        Exclusions exclusions = pull.exclusions();
        try {
            ComparisonOutput watch = new ComparisonOutput(pull.paths(), Set.copyOf(exclusions.keepOuts()));
            return compare(run, rsync.filtering(exclusions.watchfulRules()), watch, cancellation);
        } catch (KeepOutMetException e) {
            return compare(run, rsync, new ComparisonOutput(pull.paths(), Set.of()), cancellation);
        }
    }

    private static Comparison compare(
            ComparisonRun run, RsyncCommand rsync, ComparisonOutput output, Cancellation cancellation) {
        return run.run(rsync.comparison(run.pull().byChecksum()), output, cancellation);
    }

    @Override
    public PullResult apply(ApplyRequest request, Consumer<RsyncProgress> progress, Cancellation cancellation) {
        return plain.pull(
                request.pull(), asked -> applyAs(new ApplyRequest(asked, request.changes()), progress, cancellation));
    }

    private PullResult applyAs(ApplyRequest request, Consumer<RsyncProgress> progress, Cancellation cancellation) {
        PullRequest pull = request.pull();
        return RsyncRun.begin(
                means,
                pull,
                cancellation,
                (run, _) ->
                        new RsyncApplication(run, JobPaths.of(pull.paths()), progress, worthTwo(pull)).apply(request));
    }

    /** A daemon may take no second connection. */
    private long worthTwo(PullRequest pull) {
        return pull.address() instanceof Address.Daemon ? Long.MAX_VALUE : worthTwo;
    }

    @Override
    public PullResult refresh(PullRequest request, List<TreePath> files, Cancellation cancellation) {
        return plain.pull(request, asked -> refreshAs(asked, files, cancellation));
    }

    private PullResult refreshAs(PullRequest request, List<TreePath> files, Cancellation cancellation) {
        return RsyncRun.begin(means, request, cancellation, (run, _) -> {
            Path list = Files.createDirectories(request.scratch()).resolve(".gordailu-again");
            try {
                write(files, list);
                Source root = new Source(request.route(), List.of("/"));
                RsyncOutput output = new RsyncOutput(request.paths(), _ -> {});
                RsyncCommand command = run.carrier().rsync(request, root, request.destination());
                PullResult result = run.run(command.refreshing(list), Enclosure.Touch.WRITES, output, output);
                return result instanceof PullResult.Complete complete
                        ? new Ways(run, JobPaths.of(request.paths())).check(complete, files::iterator)
                        : result;
            } finally {
                Files.deleteIfExists(list);
            }
        });
    }

    @Override
    public Comparison excluded(PullRequest request, Path tree, Cancellation cancellation) {
        try {
            Optional<RsyncVersion> version = RsyncRun.ownVersion(means.runner());
            if (version.isEmpty()) {
                return new Comparison.Failed(WorkerFailure.missing("rsync"));
            }
            // rsync matches patterns with what follows the dot, as it does at the source.
            List<String> sources =
                    request.paths().stream().map(path -> tree + "/." + path).toList();
            RsyncCommand rsync = RsyncCommand.pull(sources, tree, request.scratch())
                    .filtering(request.exclusions().rules())
                    .keeping(RsyncCommand.Attributes.NONE);
            return new ComparisonRun(means.runner(), request, Carrier.within(tree, means), version.get())
                    .run(rsync.comparison(false), new ComparisonOutput(request.paths(), Set.of()), cancellation);
        } catch (TooManyChangesException e) {
            return new Comparison.Untrusted(String.valueOf(e.getMessage()));
        } catch (TransferException e) {
            return new Comparison.Failed(WorkerFailure.of(e));
        }
    }

    private static void write(List<TreePath> files, Path list) throws IOException {
        try (OutputStream paths = new BufferedOutputStream(Files.newOutputStream(list))) {
            for (TreePath file : files) {
                paths.write('/');
                paths.write(file.bytes());
                paths.write(0);
            }
        }
    }
}
