package eus.gordailu.notifier.rule;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.RunFinished;
import eus.gordailu.contracts.snapshot.Finding;
import eus.gordailu.notifier.rule.Notice.Wording;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is told about the end of a run: one notice, to the administrator. */
public final class RunRule {

    private static final String ADMINISTRATOR = "administrator";
    private static final int WARNINGS_SHOWN = 3;

    private RunRule() {}

    /** The notices that this event calls for; always the same ones. */
    public static List<Notice> notices(RunFinished run) {
        return List.of(new Notice(Fact.runFinished(run.runId(), run.job()), ADMINISTRATOR, wording(run)));
    }

    private static Wording wording(RunFinished run) {
        return switch (run.outcome()) {
            case COMPLETED ->
                new Wording(
                        Level.INFO,
                        null,
                        "run.completed",
                        "%s: the backup is complete%s. Nothing needs to be done.".formatted(run.job(), snapshot(run)));
            case COMPLETED_WITH_WARNINGS ->
                Optional.ofNullable(run.finding())
                        .map(finding -> found(run, finding))
                        .orElseGet(() -> new Wording(
                                Level.WARNING,
                                null,
                                "run.completed-with-warnings",
                                "%s: the backup is complete%s, but not everything went well: %s. Look at the run for details."
                                        .formatted(run.job(), snapshot(run), warnings(run))));
            case ABORTED ->
                new Wording(
                        Level.WARNING,
                        null,
                        "run.aborted",
                        "%s: the backup was ended before it was complete. Start it again when it suits."
                                .formatted(run.job()));
            case FAILED -> failed(run);
        };
    }

    /** Nothing goes on as usual before somebody has decided. */
    private static Wording found(RunFinished run, Finding finding) {
        return new Wording(
                Level.ERROR,
                null,
                finding.code(),
                "%s: the backup was made%s, but somebody must look at it. %s"
                        .formatted(run.job(), snapshot(run), finding.sentence()));
    }

    private static Wording failed(RunFinished run) {
        String beginning = "%s: the backup failed after %s%s."
                .formatted(run.job(), attempts(run.attempts()), run.snapshotId() == null ? "" : kept(run));
        Failure failure = run.failure();
        return failure == null
                ? new Wording(Level.ERROR, null, "run.failed", beginning + " Look at the run for details.")
                : new Wording(
                        Level.ERROR, failure.failureClass(), failure.code(), beginning + " " + failure.sentence());
    }

    private static String kept(RunFinished run) {
        return "; its snapshot %s is kept".formatted(run.snapshotId());
    }

    private static String snapshot(RunFinished run) {
        return run.snapshotId() == null ? "" : ", as snapshot " + run.snapshotId();
    }

    private static String attempts(int attempts) {
        return attempts == 1 ? "1 attempt" : attempts + " attempts";
    }

    private static String warnings(RunFinished run) {
        String shown = run.warnings().stream().limit(WARNINGS_SHOWN).collect(Collectors.joining("; "));
        int more = run.warnings().size() - WARNINGS_SHOWN;
        return more > 0 ? "%s; and %d more".formatted(shown, more) : shown;
    }
}
