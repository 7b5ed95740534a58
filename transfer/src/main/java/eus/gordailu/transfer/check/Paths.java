package eus.gordailu.transfer.check;

import eus.gordailu.contracts.check.CheckClient;
import eus.gordailu.contracts.check.CheckedPart;
import eus.gordailu.contracts.usage.Size;
import eus.gordailu.transfer.process.ProcessLimits;
import eus.gordailu.transfer.process.ProcessResult;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.process.Stop;
import eus.gordailu.transfer.rsync.Exclusions;
import eus.gordailu.transfer.rsync.Pace;
import eus.gordailu.transfer.rsync.RsyncCommand;
import eus.gordailu.transfer.rsync.RsyncDiagnosis;
import eus.gordailu.transfer.rsync.RsyncOutcome;
import eus.gordailu.transfer.rsync.SurveyOutput;
import eus.gordailu.transfer.rsync.Warning;
import eus.gordailu.transfer.source.Source;
import eus.gordailu.transfer.source.UnsuitablePathException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sees whether the paths are there, and counts what they hold for as long as a person likes to wait. */
record Paths(ProcessRunner runner, Duration limit) {

    /** Adds a step for each path. */
    void look(CheckClient request, Sight sight, Steps steps) throws IOException {
        if (request.paths().isEmpty()) {
            steps.skipped(CheckedPart.PATH, "path.none", "No path was given to look for");
            return;
        }
        Source source;
        try {
            source = new Source(request.route(), request.paths());
        } catch (UnsuitablePathException e) {
            String sentence = String.valueOf(e.getMessage());
            steps.failed(CheckedPart.PATH, "source.unsuitable-path", sentence, Map.of("path", e.path()));
            return;
        }
        Path empty = Files.createTempDirectory("gordailu-check-");
        try {
            RsyncCommand rsync = RsyncCommand.pull(
                            source.rsyncArguments(sight.remote().isPresent()), empty, empty)
                    .filtering(Exclusions.of(request.excludes()).rules())
                    .at(Pace.unlimited(limit));
            SurveyOutput output = new SurveyOutput(request.paths());
            ProcessResult ended = runner.start(
                            sight.enclosure()
                                    .apply(
                                            sight.remote()
                                                    .map(rsync::over)
                                                    .orElse(rsync)
                                                    .survey(),
                                            empty)
                                    .endingWithStarter(),
                            ProcessLimits.within(limit),
                            output)
                    .await();
            RsyncDiagnosis diagnosis = new RsyncDiagnosis(request.route().toString(), empty, sight.connection());
            tell(request.paths(), ended, diagnosis, output, steps);
        } finally {
            Files.deleteIfExists(empty);
        }
    }

    private void tell(
            List<String> paths, ProcessResult ended, RsyncDiagnosis diagnosis, SurveyOutput output, Steps steps) {
        boolean cut = ended.stop().filter(Stop.WALL_CLOCK::equals).isPresent();
        boolean anyWrong = paths.stream()
                .anyMatch(path -> diagnosis.aboutPath(path, output.messages()).isPresent());
        if (!cut
                && !anyWrong
                && diagnosis.judge(ended, output.messages()) instanceof RsyncOutcome.Failed(var failure)) {
            steps.failed(CheckedPart.PATH, failure);
            return;
        }
        for (String path : paths) {
            diagnosis
                    .aboutPath(path, output.messages())
                    .ifPresentOrElse(
                            failure -> steps.failed(CheckedPart.PATH, failure),
                            () -> tell(path, output.found(path), cut, steps));
        }
        List<Warning> unread = output.unreadBelow();
        if (!unread.isEmpty()) {
            String first = unread.getFirst().sentence();
            steps.warned(
                    CheckedPart.PATH,
                    "path.partly-unreadable",
                    "Not all of it can be read, first: %s. Let the backup come as a user that may read it, or exclude it"
                            .formatted(first),
                    Map.of("message", first));
        }
    }

    private void tell(String path, SurveyOutput.Found found, boolean cut, Steps steps) {
        Map<String, String> details = Map.of(
                "path", path,
                "files", Long.toString(found.files()),
                "bytes", Long.toString(found.bytes()),
                "seconds", Long.toString(limit.toSeconds()));
        String much = String.format(Locale.ROOT, "%,d files of together %s", found.files(), Size.of(found.bytes()));
        if (found.entries() == 0) {
            steps.warned(
                    CheckedPart.PATH,
                    "path.nothing-found",
                    "Nothing of %s was found%s: see that no exclude leaves it out"
                            .formatted(path, cut ? " in %d seconds".formatted(limit.toSeconds()) : ""),
                    details);
        } else if (cut) {
            steps.passed(
                    CheckedPart.PATH,
                    "path.large",
                    "%s is there, with more than %s (it was counted for %d seconds)"
                            .formatted(path, much, limit.toSeconds()),
                    details);
        } else {
            steps.passed(CheckedPart.PATH, "path.there", "%s is there, with %s".formatted(path, much), details);
        }
    }
}
