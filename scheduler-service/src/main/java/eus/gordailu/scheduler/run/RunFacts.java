package eus.gordailu.scheduler.run;

import eus.gordailu.contracts.run.RunFinished;
import eus.gordailu.contracts.run.RunOutcome;
import eus.gordailu.contracts.snapshot.Finding;
import eus.gordailu.contracts.snapshot.SnapshotFacts;
import eus.gordailu.scheduler.run.Run.StepEnd;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What is told of a run that has ended. */
final class RunFacts {

    private RunFacts() {}

    static RunFinished finished(Run run, Instant at) {
        SnapshotFacts snapshot = run.progress().snapshot();
        List<String> warnings = warnings(run);
        return new RunFinished(
                run.id(),
                run.definition().ref(),
                outcome(run, warnings),
                run.attempt(),
                run.queuedAt(),
                at,
                snapshot == null ? null : snapshot.id(),
                run.state() == RunState.FAILED ? run.progress().failure() : null,
                warnings,
                snapshot == null ? null : snapshot.finding());
    }

    private static RunOutcome outcome(Run run, List<String> warnings) {
        return switch (run.state()) {
            case FINISHED -> warnings.isEmpty() ? RunOutcome.COMPLETED : RunOutcome.COMPLETED_WITH_WARNINGS;
            case ABORTED -> RunOutcome.ABORTED;
            case FAILED -> RunOutcome.FAILED;
            case QUEUED, DUE, CLAIMED, SNAPSHOT, ROTATION, OFFSITE, RETRY_WAIT ->
                throw new IllegalStateException("Run %s has not ended: it is %s".formatted(run.id(), run.state()));
        };
    }

    /** What was found of the snapshot comes first: it asks for a decision. */
    private static List<String> warnings(Run run) {
        List<String> warnings = new ArrayList<>();
        SnapshotFacts snapshot = run.progress().snapshot();
        if (snapshot != null) {
            Stream.ofNullable(snapshot.finding()).map(Finding::sentence).forEach(warnings::add);
            warnings.addAll(snapshot.warnings());
        }
        Stream.of(run.progress().rotation(), run.progress().offsite())
                .filter(Objects::nonNull)
                .map(StepEnd::warning)
                .filter(Objects::nonNull)
                .forEach(warnings::add);
        return warnings;
    }
}
