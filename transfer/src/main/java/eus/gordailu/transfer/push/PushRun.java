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
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
    PushResult push(boolean attributes, Consumer<PushChange> changes, Consumer<RsyncProgress> progress)
            throws IOException {
        Optional<Failure> refusal = refusal();
        if (refusal.isPresent()) {
            return new PushResult.Failed(refusal.get());
        }
        Look before = look(attributes);
        Optional<PushResult> obstacle = before.obstacle(diagnosis);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        PushTarget target = request.target();
        MissingWays missing = MissingWays.of(
                MissingWays.above(paths()), way -> before.output().isThere(target.full(way)), paths());
        PushResult surveyed = survey(attributes, changes);
        if (!(surveyed instanceof PushResult.Complete)) {
            return surveyed;
        }
        PushCommand command = command("paths", missing.listed(), attributes).filtering(rules(missing));
        PushResult result = bring(
                command.bring(request.dryRun(), request.sparing().isPresent()),
                change -> changes.accept(new PushChange.Told(change)),
                progress);
        return result instanceof PushResult.Complete complete && !request.dryRun()
                ? seenToBeThere(command, before, attributes, complete)
                : result;
    }

    private List<TreePath> paths() {
        return request.chosen().paths();
    }

    private Optional<Failure> refusal() {
        PushTarget target = request.target();
        return target.route().restricted()
                ? RestrictedKey.restoreRefusal(
                        means.runner(),
                        target.route(),
                        means.keys().of(target.clientId()),
                        request.pace().connectTimeout(),
                        paths().stream().map(target::at).toList())
                : Optional.empty();
    }

    /** What stands, from the client's root on, where directories lead to what is brought, or come; and how it ended to ask. */
    private record Look(StandingOutput output, PushResult end) {

        /** Why nothing is brought. */
        Optional<PushResult> obstacle(PushDiagnosis diagnosis) {
            if (!(end instanceof PushResult.Complete)) {
                return Optional.of(end);
            }
            return output.marked()
                    .map(place -> diagnosis.intoBackups("/" + (place.isRoot() ? "" : place)))
                    .or(() -> output.other().map(place -> diagnosis.notADirectory("/" + place)))
                    .map(PushResult.Failed::new);
        }
    }

    private Look look(boolean attributes) throws IOException {
        PushTarget target = request.target();
        Set<TreePath> places = new TreeSet<>();
        Stream.of(
                        Stream.of(target.base()),
                        paths().stream().map(TreePath::parent).map(target::full))
                .flatMap(each -> each)
                .forEach(place -> addAll(place, places));
        request.chosen().directories().forEach(directory -> addAll(target.full(directory), places));
        StandingOutput output = new StandingOutput(request.keepOuts());
        Skeleton skeleton = Skeleton.make(request.scratch(), places, request.keepOuts(), means.runner());
        if (skeleton.entries().isEmpty()) {
            return new Look(output, new PushResult.Complete(RsyncStats.NONE, List.of()));
        }
        PushCommand asking = new PushCommand(
                skeleton.directory(),
                target.rootArgument(peer.remote().isPresent()),
                NameList.write(request.scratch().resolve("places"), skeleton.entries()),
                peer.remote(),
                request.pace(),
                kept(attributes),
                List.of());
        return new Look(output, run(asking.look(), output.messages(), output));
    }

    private static void addAll(TreePath place, Set<TreePath> places) {
        for (TreePath each = place; !each.isRoot(); each = each.parent()) {
            places.add(each);
        }
    }

    /** Sees what is in the way, and that no backups of this server are below what is brought. */
    private PushResult survey(boolean attributes, Consumer<PushChange> changes) throws IOException {
        Set<String> keepOuts = Set.copyOf(request.keepOuts());
        PushOutput output = new PushOutput(_ -> {}, change -> {
            switch (change) {
                case Change.Created(var path, var _, var _) -> changes.accept(new PushChange.InTheWay(path));
                case Change.Deleted(var path, var _) -> {
                    if (keepOuts.contains(path.name())) {
                        throw new KeepOutMetException(path);
                    }
                }
                case Change.Altered _ -> {}
            }
        });
        try {
            return run(command("chosen", paths(), attributes).survey(request.keepOuts()), output.messages(), output);
        } catch (KeepOutMetException e) {
            return new PushResult.Failed(
                    diagnosis.aroundBackups(request.target().at(e.path().parent())));
        }
    }

    /** rsync tells of each file before it is there, and of no owner that it can't give. It is asked what is still to be brought. */
    private PushResult seenToBeThere(PushCommand command, Look before, boolean attributes, PushResult.Complete brought)
            throws IOException {
        if (brought.warnings().isEmpty() && peer.remote().isEmpty()) {
            return lookAgain(before, attributes, brought);
        }
        Verification verification = new Verification();
        PushResult asked = bring(command.verification(), verification::add, _ -> {});
        if (!(asked instanceof PushResult.Complete still)) {
            return lookAgain(before, attributes, brought);
        }
        long files = brought.stats().transferredFiles() - still.stats().transferredFiles();
        if (files <= 0
                && still.stats().transferredFiles() > 0
                && !brought.warnings().isEmpty()) {
            return new PushResult.Failed(diagnosis.nothingWritten(
                    verification
                            .firstOther()
                            .map(request.target()::at)
                            .orElse(request.target().directory()),
                    brought.warnings().getFirst().sentence()));
        }
        PushResult.Complete counted = brought.without(still.stats(), verification.others());
        if (verification.firstOwner().isPresent()) {
            counted = counted.with(Warning.otherOwners(
                    verification.owners(),
                    request.target().at(verification.firstOwner().get())));
        }
        if (verification.firstOther().isPresent()) {
            counted = counted.with(Warning.notBrought(
                    verification.others(),
                    request.target().at(verification.firstOther().get())));
        }
        return lookAgain(before, attributes, counted);
    }

    /** Whoever may rename a directory at the client may have put a link in its place meanwhile. */
    private PushResult lookAgain(Look before, boolean attributes, PushResult.Complete brought) throws IOException {
        Look after = look(attributes);
        return switch (after.end()) {
            case PushResult.Complete _ ->
                after.output()
                        .other()
                        .or(() -> MissingWays.above(paths()).stream()
                                .map(request.target()::full)
                                .filter(way -> before.output().isThere(way)
                                        && !after.output().isThere(way))
                                .findFirst())
                        .<PushResult>map(way -> new PushResult.Failed(diagnosis.replaced("/" + way)))
                        .orElse(brought);
            // All that was to come is there.
            case PushResult.Aborted _ -> brought;
            case PushResult.Failed(var failure) -> brought.with(Warning.notLookedAtAgain(failure));
        };
    }

    private List<String> rules(MissingWays missing) throws IOException {
        List<String> rules = new ArrayList<>();
        if (!missing.rules().isEmpty()) {
            rules.add("--filter=. " + NameList.writeOctets(request.scratch().resolve("rules"), missing.rules()));
        }
        request.sparing().ifPresent(spared -> rules.addAll(Exclusions.of(spared).protections()));
        return rules;
    }

    private PushResult bring(Command command, Consumer<Change> changes, Consumer<RsyncProgress> progress) {
        PushOutput output = new PushOutput(progress, changes);
        return run(command, output.messages(), output);
    }

    private PushCommand command(String list, Collection<TreePath> paths, boolean attributes) throws IOException {
        return new PushCommand(
                request.tree(),
                request.target().rsyncArgument(peer.remote().isPresent()),
                NameList.write(request.scratch().resolve(list), paths),
                peer.remote(),
                request.pace(),
                kept(attributes),
                List.of());
    }

    private Attributes kept(boolean attributes) {
        return means.asRoot()
                ? attributes ? Attributes.ALL : Attributes.NONE
                : attributes ? Attributes.BESIDE : Attributes.OWNERS_BESIDE;
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
