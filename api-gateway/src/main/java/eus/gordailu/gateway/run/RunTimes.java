package eus.gordailu.gateway.run;

import eus.gordailu.contracts.rotation.RotationCompleted;
import eus.gordailu.contracts.run.RunFinished;
import eus.gordailu.contracts.run.RunQueued;
import eus.gordailu.contracts.run.StartRun;
import eus.gordailu.contracts.snapshot.SnapshotStarted;
import eus.gordailu.contracts.worker.TransferProgress;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When a run was asked for or due, when it first did something, and when it ended. */
record RunTimes(
        Instant since,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    static RunTimes of(RunView run) {
        Instant started = run.attempts().stream()
                .map(Attempt::started)
                .filter(Objects::nonNull)
                .map(SnapshotStarted::startedAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
        RunFinished finished = run.course().finished();
        return new RunTimes(since(run, started), started, finished == null ? null : finished.finishedAt());
    }

    private static Instant since(RunView run, @Nullable Instant started) {
        Course course = run.course();
        TransferProgress progress = run.aftermath().progress();
        return Stream.of(
                        Optional.ofNullable(course.requested()).map(StartRun::requestedAt),
                        Optional.ofNullable(course.queued()).map(RunQueued::queuedAt),
                        Optional.ofNullable(course.finished()).map(RunFinished::queuedAt),
                        Optional.ofNullable(started),
                        Optional.ofNullable(progress).map(TransferProgress::at),
                        run.snapshot().map(done -> done.snapshot().startedAt()),
                        Optional.ofNullable(run.aftermath().rotated()).map(RotationCompleted::completedAt))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Instant.EPOCH);
    }
}
