package eus.gordailu.gateway.restore;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.restore.RestoreAborted;
import eus.gordailu.contracts.restore.RestoreCompleted;
import eus.gordailu.contracts.restore.RestoreFailed;
import eus.gordailu.contracts.restore.RestoreProgress;
import eus.gordailu.contracts.restore.RestoreQueued;
import eus.gordailu.contracts.restore.RestoreStarted;
import eus.gordailu.gateway.run.Later;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a worker has told of a restore. */
record RestoreCourse(
        @Nullable RestoreQueued queued,
        @Nullable RestoreStarted started,
        @Nullable RestoreProgress progress,
        @Nullable RestoreCompleted completed,
        @Nullable RestoreFailed failed,
        @Nullable RestoreAborted aborted) {

    static final RestoreCourse UNKNOWN = new RestoreCourse(null, null, null, null, null, null);

    RestoreCourse with(RestoreQueued seen) {
        RestoreQueued last = Later.of(queued, seen, RestoreQueued::queuedAt);
        return new RestoreCourse(last, started, progress, completed, failed, aborted);
    }

    RestoreCourse with(RestoreStarted seen) {
        RestoreStarted last = Later.of(started, seen, RestoreStarted::startedAt);
        return new RestoreCourse(queued, last, progress, completed, failed, aborted);
    }

    RestoreCourse with(RestoreProgress seen) {
        RestoreProgress last = Later.of(progress, seen, RestoreProgress::at);
        return new RestoreCourse(queued, started, last, completed, failed, aborted);
    }

    RestoreCourse with(RestoreCompleted seen) {
        RestoreCompleted last = Later.of(completed, seen, RestoreCompleted::completedAt);
        return new RestoreCourse(queued, started, progress, last, failed, aborted);
    }

    RestoreCourse with(RestoreFailed seen) {
        RestoreFailed last = Later.of(failed, seen, RestoreFailed::failedAt);
        return new RestoreCourse(queued, started, progress, completed, last, aborted);
    }

    RestoreCourse with(RestoreAborted seen) {
        RestoreAborted last = Later.of(aborted, seen, RestoreAborted::abortedAt);
        return new RestoreCourse(queued, started, progress, completed, failed, last);
    }

    /** Of several ends, which only a worker that has forgotten its own would tell, the best one counts. */
    RestoreState state() {
        if (completed != null) {
            return completed.warnings().isEmpty() ? RestoreState.COMPLETED : RestoreState.COMPLETED_WITH_WARNINGS;
        }
        if (aborted != null) {
            return RestoreState.ABORTED;
        }
        if (failed != null) {
            return RestoreState.FAILED;
        }
        if (started != null || progress != null) {
            return RestoreState.RUNNING;
        }
        return queued == null ? RestoreState.REQUESTED : RestoreState.QUEUED;
    }

    Optional<WorkerId> worker() {
        return Optional.ofNullable(started)
                .map(RestoreStarted::workerId)
                .or(() -> Optional.ofNullable(queued).map(RestoreQueued::workerId));
    }

    @Nullable
    Instant endedAt() {
        return Stream.of(
                        Optional.ofNullable(completed).map(RestoreCompleted::completedAt),
                        Optional.ofNullable(aborted).map(RestoreAborted::abortedAt),
                        Optional.ofNullable(failed).map(RestoreFailed::failedAt))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    /** The first time that is known of it. */
    Optional<Instant> since() {
        return Stream.of(
                        Optional.ofNullable(queued).map(RestoreQueued::queuedAt),
                        Optional.ofNullable(started).map(RestoreStarted::startedAt),
                        Optional.ofNullable(progress).map(RestoreProgress::at),
                        Optional.ofNullable(endedAt()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    Optional<JobRef> job() {
        return Stream.of(
                        Optional.ofNullable(queued).map(RestoreQueued::job),
                        Optional.ofNullable(started).map(RestoreStarted::job),
                        Optional.ofNullable(completed).map(RestoreCompleted::job),
                        Optional.ofNullable(failed).map(RestoreFailed::job),
                        Optional.ofNullable(aborted).map(RestoreAborted::job))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
