package eus.gordailu.gateway.run;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.offsite.OffsiteCompleted;
import eus.gordailu.contracts.offsite.OffsiteFailed;
import eus.gordailu.contracts.rotation.RotationCompleted;
import eus.gordailu.contracts.rotation.RotationFailed;
import eus.gordailu.contracts.run.AbortRun;
import eus.gordailu.contracts.run.RunFinished;
import eus.gordailu.contracts.run.RunQueued;
import eus.gordailu.contracts.run.RunRetrying;
import eus.gordailu.contracts.run.StartRun;
import eus.gordailu.contracts.snapshot.SnapshotAborted;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.contracts.snapshot.SnapshotFailed;
import eus.gordailu.contracts.snapshot.SnapshotStarted;
import eus.gordailu.contracts.worker.TransferProgress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All that was told of a run, each event in its own place: any order of the same events, with any of them repeated, gives the same view. */
public record RunView(RunId id, @Nullable JobRef job, Course course, List<Attempt> attempts, Aftermath aftermath) {

    static RunView unknown(RunId id) {
        return new RunView(id, null, Course.UNKNOWN, List.of(), Aftermath.NONE);
    }

    /** Names may have changed between two events; which one is shown must not hang on their order. */
    RunView of(JobRef seen) {
        return new RunView(id, Later.of(job, seen, JobRef::toString), course, attempts, aftermath);
    }

    RunView with(StartRun seen) {
        return of(seen.job()).course(course.with(seen));
    }

    RunView with(AbortRun seen) {
        return course(course.with(seen));
    }

    public RunView with(RunQueued seen) {
        return of(seen.job()).course(course.with(seen));
    }

    public RunView with(RunRetrying seen) {
        return of(seen.job()).course(course.with(seen));
    }

    public RunView with(RunFinished seen) {
        return of(seen.job()).course(course.with(seen));
    }

    public RunView with(SnapshotStarted seen) {
        return of(seen.job()).attempt(seen.attempt(), attempt -> attempt.with(seen));
    }

    public RunView with(SnapshotCompleted seen) {
        return of(seen.definition().ref()).attempt(seen.attempt(), attempt -> attempt.with(seen));
    }

    public RunView with(SnapshotFailed seen) {
        return of(seen.job()).attempt(seen.attempt(), attempt -> attempt.with(seen));
    }

    public RunView with(SnapshotAborted seen) {
        return of(seen.job()).attempt(seen.attempt(), attempt -> attempt.with(seen));
    }

    public RunView with(TransferProgress seen) {
        return aftermath(aftermath.with(seen));
    }

    public RunView with(RotationCompleted seen) {
        return of(seen.definition().ref()).aftermath(aftermath.with(seen));
    }

    public RunView with(RotationFailed seen) {
        return of(seen.job()).aftermath(aftermath.with(seen));
    }

    public RunView with(OffsiteCompleted seen) {
        return of(seen.job()).aftermath(aftermath.with(seen));
    }

    public RunView with(OffsiteFailed seen) {
        return of(seen.job()).aftermath(aftermath.with(seen));
    }

    Optional<SnapshotCompleted> snapshot() {
        return attempts.reversed().stream()
                .map(Attempt::completed)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private RunView course(Course changed) {
        return new RunView(id, job, changed, attempts, aftermath);
    }

    private RunView attempt(int number, UnaryOperator<Attempt> change) {
        return new RunView(id, job, course, Attempts.change(attempts, number, change), aftermath);
    }

    private RunView aftermath(Aftermath changed) {
        return new RunView(id, job, course, attempts, changed);
    }
}
