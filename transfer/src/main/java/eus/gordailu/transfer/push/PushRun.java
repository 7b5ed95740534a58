package eus.gordailu.transfer.push;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.transfer.peer.Means;
import eus.gordailu.transfer.peer.Peer;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.process.OutputListener;
import eus.gordailu.transfer.process.ProcessLimits;
import eus.gordailu.transfer.process.ProcessResult;
import eus.gordailu.transfer.process.Stop;
import eus.gordailu.transfer.rsync.Change;
import eus.gordailu.transfer.rsync.Exclusions;
import eus.gordailu.transfer.rsync.KeepOutMetException;
import eus.gordailu.transfer.rsync.PushCommand;
import eus.gordailu.transfer.rsync.PushDiagnosis;
import eus.gordailu.transfer.rsync.PushOutput;
import eus.gordailu.transfer.rsync.RsyncCommand.Attributes;
import eus.gordailu.transfer.rsync.RsyncOutcome;
import eus.gordailu.transfer.rsync.RsyncOutput;
import eus.gordailu.transfer.rsync.RsyncProgress;
import eus.gordailu.transfer.rsync.RsyncStats;
import eus.gordailu.transfer.rsync.StandingOutput;
import eus.gordailu.transfer.rsync.Warning;
import eus.gordailu.transfer.ssh.RestrictedKey;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One request, from the look at what is there to the last file. */
record PushRun(Means means, PushRequest request, Peer peer, PushDiagnosis diagnosis, Cancellation cancellation) {

    private static final Duration GRACE = Duration.ofSeconds(5);

    static PushRun begin(Means means, PushRequest request, Cancellation cancellation) throws IOException {
        PushTarget target = request.target();
        Peer peer = Peer.of(target.route(), target.clientId(), request.pace().connectTimeout(), means);
        PushDiagnosis diagnosis = new PushDiagnosis(target.route().toString(), target.directory(), peer.complaints());
        return new PushRun(means, request, peer, diagnosis, cancellation);
    }

    /** With access lists and extended attributes, or without. */
    PushResult push(boolean attributes, Consumer<Change> changes, Consumer<RsyncProgress> progress) throws IOException {
        Optional<Failure> refusal = refusal();
        if (refusal.isPresent()) {
            return new PushResult.Failed(refusal.get());
        }
        Set<TreePath> ways = MissingWays.above(request.paths());
        Look before = look(ways, attributes);
        if (!(before.end() instanceof PushResult.Complete)) {
            return before.end();
        }
        Optional<TreePath> other = before.output().other();
        if (other.isPresent()) {
            return new PushResult.Failed(
                    diagnosis.notADirectory(request.target().at(other.get())));
        }
        MissingWays missing = MissingWays.of(ways, before.output()::isThere, request.paths());
        PushResult result = bring(missing, attributes, changes, progress);
        return result instanceof PushResult.Complete complete && !request.dryRun()
                ? lookAgain(ways, attributes, complete)
                : result;
    }

    private Optional<Failure> refusal() {
        PushTarget target = request.target();
        return target.route().restricted()
                ? RestrictedKey.restoreRefusal(
                        means.runner(),
                        target.route(),
                        means.keys().of(target.clientId()),
                        request.pace().connectTimeout(),
                        request.paths().stream().map(target::at).toList())
                : Optional.empty();
    }

    /** What the directories that lead to what is brought are, and how it ended to ask. */
    private record Look(StandingOutput output, PushResult end) {}

    private Look look(Set<TreePath> ways, boolean attributes) throws IOException {
        StandingOutput output = new StandingOutput(new RsyncOutput(List.of(), _ -> {}));
        return new Look(
                output,
                ways.isEmpty()
                        ? new PushResult.Complete(RsyncStats.NONE, List.of())
                        : run(command("ways", ways, attributes).look(), output.messages(), output));
    }

    /** Whoever may rename a directory at the client may have put a link in its place meanwhile. */
    private PushResult lookAgain(Set<TreePath> ways, boolean attributes, PushResult.Complete brought)
            throws IOException {
        Look after = look(ways, attributes);
        return switch (after.end()) {
            case PushResult.Complete _ ->
                after.output()
                        .other()
                        .or(() -> ways.stream()
                                .filter(way -> !after.output().isThere(way))
                                .findFirst())
                        .<PushResult>map(way -> new PushResult.Failed(
                                diagnosis.replaced(request.target().at(way))))
                        .orElse(brought);
            // All that was to come is there.
            case PushResult.Aborted _ -> brought;
            case PushResult.Failed(var failure) -> brought.with(Warning.notLookedAtAgain(failure));
        };
    }

    private PushResult bring(
            MissingWays missing, boolean attributes, Consumer<Change> changes, Consumer<RsyncProgress> progress)
            throws IOException {
        PushCommand command = command("paths", missing.listed(), attributes).filtering(rules(missing));
        boolean deletes = request.deletion().isPresent();
        if (deletes && !request.dryRun()) {
            // What it would delete is known before anything is: backups may be among it.
            PushResult rehearsal = bring(command.bring(true, true), _ -> {}, _ -> {});
            if (!(rehearsal instanceof PushResult.Complete)) {
                return rehearsal;
            }
        }
        return bring(command.bring(request.dryRun(), deletes), changes, progress);
    }

    private List<String> rules(MissingWays missing) throws IOException {
        List<String> rules = new ArrayList<>();
        if (!missing.rules().isEmpty()) {
            Path file = write(
                    "rules",
                    missing.rules().stream()
                            .map(rule -> rule.getBytes(StandardCharsets.ISO_8859_1))
                            .toList());
            rules.add("--filter=. " + file);
        }
        request.deletion()
                .ifPresent(deletion ->
                        rules.addAll(Exclusions.of(deletion.excludes()).protections()));
        return rules;
    }

    private PushResult bring(Command command, Consumer<Change> changes, Consumer<RsyncProgress> progress) {
        Set<String> keepOuts = request.deletion()
                .map(deletion -> Set.copyOf(deletion.keepOuts()))
                .orElseGet(Set::of);
        PushOutput output = new PushOutput(new RsyncOutput(List.of(), progress), changes, keepOuts);
        try {
            return run(command, output.messages(), output);
        } catch (KeepOutMetException e) {
            return new PushResult.Failed(
                    diagnosis.wouldDeleteBackups(request.target().at(e.path().parent())));
        }
    }

    private PushCommand command(String list, Collection<TreePath> paths, boolean attributes) throws IOException {
        return new PushCommand(
                request.tree(),
                request.target().rsyncArgument(peer.remote().isPresent()),
                writePaths(list, paths),
                peer.remote(),
                request.pace(),
                means.asRoot()
                        ? attributes ? Attributes.ALL : Attributes.NONE
                        : attributes ? Attributes.BESIDE : Attributes.OWNERS_BESIDE,
                List.of());
    }

    /** The root would be an empty name. */
    private Path writePaths(String name, Collection<TreePath> paths) throws IOException {
        return write(
                name,
                paths.stream()
                        .map(path -> path.isRoot() ? new byte[] {'.'} : path.bytes())
                        .toList());
    }

    private Path write(String name, List<byte[]> entries) throws IOException {
        Path file = request.scratch().resolve(name);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (byte[] entry : entries) {
                out.write(entry);
                out.write(0);
            }
        }
        return file;
    }

    private PushResult run(Command command, RsyncOutput messages, OutputListener listener) {
        Command confined = peer.reach()
                .map(reach ->
                        means.confinement().confine(command, reach.reading(List.of(request.tree(), request.scratch()))))
                .orElse(command);
        ProcessResult ended = means.runner().run(confined.endingWithStarter(), limits(), listener, cancellation);
        if (ended.stop().filter(Stop.ABORTED::equals).isPresent()) {
            return new PushResult.Aborted();
        }
        return switch (diagnosis.judge(ended, messages)) {
            case RsyncOutcome.Failed(var failure) -> new PushResult.Failed(failure);
            case RsyncOutcome.Complete(var warnings) -> new PushResult.Complete(messages.stats(), warnings);
        };
    }

    /** As for a pull: a client whose disk hangs still takes signs of life, and never answers. */
    private ProcessLimits limits() {
        Duration silent = request.pace().ioTimeout().multipliedBy(2);
        return new ProcessLimits(request.wallClock(), Optional.of(silent), "rsync", GRACE);
    }
}
