package eus.gordailu.transfer.check;

import eus.gordailu.contracts.check.FilesPreview;
import eus.gordailu.contracts.check.PreviewFiles;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.transfer.confine.Confinement;
import eus.gordailu.transfer.process.ProcessLimits;
import eus.gordailu.transfer.process.ProcessResult;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.process.Stop;
import eus.gordailu.transfer.rsync.Exclusions;
import eus.gordailu.transfer.rsync.FilterOutput;
import eus.gordailu.transfer.rsync.Pace;
import eus.gordailu.transfer.rsync.RsyncCommand;
import eus.gordailu.transfer.rsync.RsyncDiagnosis;
import eus.gordailu.transfer.rsync.RsyncOutcome;
import eus.gordailu.transfer.rsync.SurveyOutput;
import eus.gordailu.transfer.source.Source;
import eus.gordailu.transfer.source.UnsuitablePathException;
import eus.gordailu.transfer.ssh.ClientKeys;
import eus.gordailu.transfer.ssh.RestrictedKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists what a backup would bring, and what its patterns would leave out, by a dry run of rsync. */
public final class FilePreview {

    private final ProcessRunner runner;
    private final ClientKeys keys;
    private final Confinement confinement;
    private final WorkerId worker;
    private final Duration limit;

    /** Looks for so long. */
    public FilePreview(
            ProcessRunner runner, ClientKeys keys, Confinement confinement, WorkerId worker, Duration limit) {
        this.runner = runner;
        this.keys = keys;
        this.confinement = confinement;
        this.worker = worker;
        this.limit = limit;
    }

    /**
     * Looks at the client as it is now.
     *
     * @throws IOException when the worker's own disk does not let it
     */
    public FilesPreview preview(PreviewFiles request) throws IOException {
        Optional<Failure> refusal = request.route().restricted()
                ? RestrictedKey.refusal(
                        runner, request.route(), keys.draft(request.clientId()), Sight.CONNECT, request.paths())
                : Optional.empty();
        if (refusal.isPresent()) {
            return nothing(refusal.get());
        }
        Path empty = Files.createTempDirectory("gordailu-preview-");
        try {
            Sight sight = Sight.of(request.route(), request.clientId(), keys, confinement);
            Source source = new Source(request.route(), request.paths());
            RsyncCommand rsync = RsyncCommand.pull(
                            source.rsyncArguments(sight.remote().isPresent()), empty, empty)
                    .filtering(Exclusions.of(request.excludes()).rules())
                    .at(Pace.unlimited(limit));
            RsyncCommand carried = sight.remote().map(rsync::over).orElse(rsync);
            FilterOutput output = new FilterOutput(request.paths(), FilesPreview.LISTED);
            ProcessResult ended = runner.start(
                            sight.enclosure()
                                    .apply(carried.surveyOfRules(), empty)
                                    .endingWithStarter(),
                            ProcessLimits.within(limit),
                            output)
                    .await();
            RsyncDiagnosis diagnosis = new RsyncDiagnosis(request.route().toString(), empty, sight.connection());
            return answer(request, ended, diagnosis, output);
        } catch (UnsuitablePathException e) {
            Failure failure = new Failure(
                    FailureClass.OPERATOR_NEEDED,
                    "source.unsuitable-path",
                    String.valueOf(e.getMessage()),
                    Map.of("path", e.path()));
            return nothing(failure);
        } finally {
            Files.deleteIfExists(empty);
        }
    }

    private FilesPreview nothing(Failure failure) {
        return new FilesPreview(worker, false, 0, 0, List.of(), null, List.of(), failure);
    }

    private FilesPreview answer(
            PreviewFiles request, ProcessResult ended, RsyncDiagnosis diagnosis, FilterOutput output) {
        boolean cut = ended.stop().filter(Stop.WALL_CLOCK::equals).isPresent();
        Optional<Failure> failure = request.paths().stream()
                .flatMap(path -> diagnosis.aboutPath(path, output.survey().messages()).stream())
                .findFirst()
                .or(() -> cut
                        ? Optional.empty()
                        : failure(diagnosis.judge(ended, output.survey().messages())));
        SurveyOutput.Found found = output.survey().foundInAll();
        return new FilesPreview(
                worker,
                !cut && failure.isEmpty(),
                found.files(),
                found.bytes(),
                output.brought().stream()
                        .map(entry -> new FilesPreview.Brought(entry.path(), entry.bytes()))
                        .toList(),
                request.route().module().isPresent() ? null : output.hiddenInAll(),
                output.hidden().stream()
                        .map(hidden -> new FilesPreview.LeftOut(hidden.path(), hidden.pattern()))
                        .toList(),
                failure.orElse(null));
    }

    private static Optional<Failure> failure(RsyncOutcome outcome) {
        return outcome instanceof RsyncOutcome.Failed(var failure) ? Optional.of(failure) : Optional.empty();
    }
}
