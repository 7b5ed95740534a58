package eus.gordailu.transfer.pull;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.rsync.ApplicationOutput;
import eus.gordailu.transfer.rsync.RsyncCommand;
import eus.gordailu.transfer.rsync.RsyncOutput;
import eus.gordailu.transfer.rsync.RsyncProgress;
import eus.gordailu.transfer.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The runs of rsync that bring changes: one for what can be listed, one more for directories of the job that can't, and one
 * to see that files of the job are there, of which rsync says nothing in the first when they are unchanged.
 */
record RsyncApplication(RsyncRun run, JobPaths paths, Consumer<RsyncProgress> progress) {

    /** A command, where it begins, and the paths of the job that it must come by. */
    private record Step(Command command, TreePath start, List<JobPath> awaited) {}

    PullResult apply(ApplyRequest request) throws IOException {
        Path latest = request.pull().linkDest().orElseThrow();
        CommonDirectory start = CommonDirectory.of(request, paths);
        Path list = ApplyList.write(request, paths.listed(latest), paths, start.place());
        try {
            List<Step> steps = new ArrayList<>();
            if (Files.size(list) > 0) {
                Command command = rsync(List.of(start.text()), List.of())
                        .into(start.in(run.request().destination()))
                        .linkedTo(Optional.of(start.in(latest)))
                        .application(list, request.byChecksum());
                steps.add(new Step(command, start.place(), paths.listed(latest)));
            }
            for (List<JobPath> group : paths.slashed()) {
                steps.add(new Step(attributes(group), TreePath.ROOT, group));
            }
            List<JobPath> files = paths.files(latest);
            if (!files.isEmpty()) {
                steps.add(new Step(rsync(texts(files), List.of()).presence(), TreePath.ROOT, files));
            }
            return inTurn(steps);
        } finally {
            ApplyList.remove(list);
        }
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
        ApplicationOutput output = new ApplicationOutput(
                new RsyncOutput(run.request().paths(), progress),
                step.awaited().stream()
                        .map(path -> path.place().from(step.start()))
                        .toList());
        PullResult result = run.run(step.command(), output.messages(), output);
        if (!(result instanceof PullResult.Complete complete)) {
            return result;
        }
        Optional<JobPath> missing = step.awaited().stream()
                .filter(path -> !output.cameBy(path.place().from(step.start())))
                .findFirst();
        return missing.isPresent() ? run.missing(complete, missing.get().text()) : complete;
    }

    private Command attributes(List<JobPath> group) throws IOException {
        return rsync(texts(group), group.stream().map(JobPath::contentsPattern).toList())
                .attributes();
    }

    private static List<String> texts(List<JobPath> some) {
        return some.stream().map(JobPath::text).toList();
    }

    private RsyncCommand rsync(List<String> texts, List<String> patterns) throws IOException {
        Source source = new Source(run.request().address(), texts);
        return run.carrier()
                .rsync(run.request(), source.rsyncArguments(), run.request().destination())
                .filtering(run.request().exclusions().rulesAfterComparison(patterns));
    }

    /** What is known of the run is that of the first, which has brought the files. */
    private static PullResult together(PullResult.Complete first, PullResult second) {
        return second instanceof PullResult.Complete(var _, var warnings)
                ? new PullResult.Complete(
                        first.run(),
                        Stream.concat(first.warnings().stream(), warnings.stream())
                                .toList())
                : second;
    }
}
