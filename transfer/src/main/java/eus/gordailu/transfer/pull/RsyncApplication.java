package eus.gordailu.transfer.pull;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.pull.Enclosure.Touch;
import eus.gordailu.transfer.rsync.ApplicationOutput;
import eus.gordailu.transfer.rsync.Change;
import eus.gordailu.transfer.rsync.JointProgress;
import eus.gordailu.transfer.rsync.RsyncCommand;
import eus.gordailu.transfer.rsync.RsyncOutput;
import eus.gordailu.transfer.rsync.RsyncProgress;
import eus.gordailu.transfer.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The runs of rsync that bring changes: one for what can be listed, one more for directories of the job that can't, and one
 * to see that files of the job are there, of which rsync says nothing in the first when they are unchanged.
 */
record RsyncApplication(RsyncRun run, JobPaths paths, Consumer<RsyncProgress> progress, long worthTwo) {

    /** A command, another at the same time, where they begin, and the paths of the job that the first must come by. */
    private record Step(Command command, Touch touch, Optional<Command> beside, TreePath start, List<JobPath> awaited) {

        private Step(Command command, Touch touch, TreePath start, List<JobPath> awaited) {
            this(command, touch, Optional.empty(), start, awaited);
        }
    }

    PullResult apply(ApplyRequest request) throws IOException {
        Path latest = request.pull().linkDest().orElseThrow();
        CommonDirectory start = CommonDirectory.of(request, paths);
        ApplyLists lists = ApplyLists.write(request, paths, paths.listed(latest), start.place(), worthTwo);
        try {
            List<Step> steps = new ArrayList<>();
            if (Files.size(lists.first()) > 0 || lists.second().isPresent()) {
                RsyncCommand command = rsync(List.of(start.text()), List.of())
                        .into(start.in(run.request().destination()))
                        .linkedTo(Optional.of(start.in(latest)));
                steps.add(new Step(
                        command.application(lists.first(), request.byChecksum()),
                        request.byChecksum() ? Touch.LINKS : Touch.WRITES,
                        lists.second().map(list -> command.beside().application(list, request.byChecksum())),
                        start.place(),
                        paths.listed(latest)));
            }
            for (List<JobPath> group : paths.slashed()) {
                steps.add(new Step(attributes(group), Touch.WRITES, TreePath.ROOT, group));
            }
            List<JobPath> files = paths.files(latest);
            if (!files.isEmpty()) {
                steps.add(new Step(rsync(texts(files), List.of()).presence(), Touch.READS, TreePath.ROOT, files));
            }
            PullResult result = inTurn(steps);
            return result instanceof PullResult.Complete complete
                    ? new Ways(run, paths).check(complete, () -> brought(request))
                    : result;
        } finally {
            lists.remove();
        }
    }

    /** All that differs, and the directories of which only the attributes were brought. */
    private static Iterator<TreePath> brought(ApplyRequest request) {
        return Stream.concat(
                        TouchedDirectories.of(request.changes()).stream(),
                        request.changes().stream()
                                .filter(change -> !(change instanceof Change.Deleted))
                                .map(Change::path))
                .iterator();
    }

    private PullResult inTurn(List<Step> steps) {
        PullResult result = take(steps.getFirst());
        for (Step step : steps.subList(1, steps.size())) {
            if (result instanceof PullResult.Complete before) {
                result = together(before, take(step));
            }
        }
        return result;
    }

    private PullResult take(Step step) {
        JointProgress joint = new JointProgress(progress);
        if (step.beside().isEmpty()) {
            return take(run, step.command(), step, joint.part());
        }
        Step other = new Step(step.beside().get(), step.touch(), step.start(), List.of());
        AtOnce<PullResult> both = AtOnce.run(
                run.cancellation(),
                PullResult.Complete.class::isInstance,
                wish -> take(run.oneOfSeveral(wish), step.command(), step, joint.part()),
                wish -> take(run.oneOfSeveral(wish), other.command(), other, joint.part()));
        return atOnce(both.first(), both.second());
    }

    private PullResult take(RsyncRun running, Command command, Step step, Consumer<RsyncProgress> heard) {
        ApplicationOutput output = new ApplicationOutput(
                new RsyncOutput(run.request().paths(), heard),
                step.awaited().stream()
                        .map(path -> path.place().from(step.start()))
                        .toList());
        PullResult result = running.run(command, step.touch(), output.messages(), output);
        if (!(result instanceof PullResult.Complete complete)) {
            return result;
        }
        Optional<JobPath> missing = step.awaited().stream()
                .filter(path -> !output.cameBy(path.place().from(step.start())))
                .findFirst();
        return missing.isPresent() ? running.missing(complete, missing.get().text()) : complete;
    }

    private Command attributes(List<JobPath> group) throws IOException {
        return rsync(texts(group), group.stream().map(JobPath::contentsPattern).toList())
                .attributes();
    }

    private static List<String> texts(List<JobPath> some) {
        return some.stream().map(JobPath::text).toList();
    }

    private RsyncCommand rsync(List<String> texts, List<String> patterns) throws IOException {
        Source source = new Source(run.request().route(), texts);
        return run.carrier()
                .rsync(run.request(), source, run.request().destination())
                .filtering(run.request().exclusions().rulesAfterComparison(patterns));
    }

    /** What is known of the run is that of the first, which has brought the files; but how it ended is told of both. */
    private static PullResult together(PullResult.Complete first, PullResult second) {
        return second instanceof PullResult.Complete(var later, var warnings)
                ? new PullResult.Complete(
                        first.run().before(later),
                        Stream.concat(first.warnings().stream(), warnings.stream())
                                .distinct()
                                .toList())
                : second;
    }

    /** A failure says why the other was broken off. */
    private static PullResult atOnce(PullResult first, PullResult second) {
        if (first instanceof PullResult.Complete one && second instanceof PullResult.Complete other) {
            return together(new PullResult.Complete(one.run().beside(other.run()), one.warnings()), other);
        }
        return first instanceof PullResult.Failed || second instanceof PullResult.Complete ? first : second;
    }
}
