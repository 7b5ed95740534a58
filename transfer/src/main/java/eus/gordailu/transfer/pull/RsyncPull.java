package eus.gordailu.transfer.pull;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.transfer.confine.Confinement;
import eus.gordailu.transfer.peer.Means;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.Privileges;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.pull.Enclosure.Touch;
import eus.gordailu.transfer.rsync.AnchoredPattern;
import eus.gordailu.transfer.rsync.RsyncCommand;
import eus.gordailu.transfer.rsync.RsyncOutput;
import eus.gordailu.transfer.rsync.RsyncProgress;
import eus.gordailu.transfer.rsync.Warning;
import eus.gordailu.transfer.ssh.ClientKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Pulls with the worker's own rsync, over OpenSSH or from its own disks. */
public final class RsyncPull implements Pull {

    /** Each has a path of up to 4,096 bytes; all of them are arguments. */
    private static final int MOST_RULES = 200;

    private final Means means;
    private final PlainSenders plain = new PlainSenders();

    public RsyncPull(ProcessRunner runner, ClientKeys keys, Confinement confinement) {
        this(new Means(runner, keys, confinement, Privileges.root()));
    }

    RsyncPull(Means means) {
        this.means = means;
    }

    @Override
    public PullResult pull(PullRequest request, Consumer<RsyncProgress> progress, Cancellation cancellation) {
        return plain.pull(request, asked -> {
            PullResult result = fetch(asked, progress, cancellation);
            return result instanceof PullResult.Complete(var run, var warnings)
                            && request.attributes()
                            && !asked.attributes()
                    ? new PullResult.Complete(
                            run,
                            Stream.concat(
                                            Stream.of(Warning.noAttributes(
                                                    request.route().toString())),
                                            warnings.stream())
                                    .toList())
                    : result;
        });
    }

    private PullResult fetch(PullRequest request, Consumer<RsyncProgress> progress, Cancellation cancellation) {
        return RsyncRun.begin(means, request, cancellation, (run, source) -> {
            Optional<Failure> refusal = Carrier.refusal(means, request);
            if (refusal.isPresent()) {
                return new PullResult.Failed(Optional.empty(), refusal.get());
            }
            Files.createDirectories(request.destination());
            Files.createDirectories(request.scratch());
            boolean resumed = !isEmpty(request.destination());
            return run(run, run.carrier().rsync(request, source, request.destination()), resumed, progress);
        });
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    private static PullResult run(RsyncRun run, RsyncCommand rsync, boolean resumed, Consumer<RsyncProgress> progress) {
        RsyncOutput output = new RsyncOutput(run.request().paths(), progress);
        PullResult result = run.run(rsync.command(run.request().byChecksum(), resumed), Touch.LINKS, output, output);
        if (!(result instanceof PullResult.Complete complete)) {
            return result;
        }
        Optional<String> absent = absent(run.request());
        if (absent.isPresent()) {
            return run.missing(complete, absent.get());
        }
        return resumed && complete.run().exitCode() == PullRun.PARTIAL
                ? withoutLeftovers(run, rsync, complete)
                : complete;
    }

    /**
     * Where something could not be read, rsync has deleted nothing: what an earlier attempt had brought would stand beside what it has become. It goes now, but for
     * what may be in the places that could not be read.
     */
    private static PullResult withoutLeftovers(RsyncRun run, RsyncCommand rsync, PullResult.Complete complete) {
        List<String> rules = new ArrayList<>();
        for (Warning warning : complete.warnings()) {
            for (TreePath place : Stream.concat(warning.unlisted().stream(), warning.unseen().stream())
                    .toList()) {
                Optional<AnchoredPattern> pattern = AnchoredPattern.of(place);
                if (pattern.isEmpty()) {
                    return withLeftovers(complete);
                }
                rules.add("--filter=P " + pattern.get().itself());
                rules.add("--filter=P " + pattern.get().contents());
            }
        }
        if (rules.size() > MOST_RULES || complete.warnings().stream().anyMatch(Warning::tooMany)) {
            return withLeftovers(complete);
        }
        rules.addAll(rsync.rules());
        RsyncOutput output = new RsyncOutput(run.request().paths(), _ -> {});
        PullResult deleted = run.run(rsync.filtering(rules).deletions(), Touch.WRITES, output, output);
        return deleted instanceof PullResult.Complete ? complete : deleted;
    }

    private static PullResult withLeftovers(PullResult.Complete complete) {
        return new PullResult.Complete(
                complete.run(),
                Stream.concat(Stream.of(Warning.leftovers()), complete.warnings().stream())
                        .toList());
    }

    /**
     * rsync may say nothing of a path that it did not bring, when a pattern excludes it; and where a link is to be followed that leads nowhere, it
     * brings the link.
     */
    private static Optional<String> absent(PullRequest request) {
        return request.paths().stream()
                .filter(path -> {
                    Path brought = Path.of(request.destination() + path);
                    return !Files.exists(brought, LinkOption.NOFOLLOW_LINKS)
                            || (path.endsWith("/") && Files.isSymbolicLink(brought));
                })
                .findFirst();
    }
}
