package eus.gordailu.gateway.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.RunQueued;
import eus.gordailu.contracts.run.Trigger;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run as it is shown. What has not happened yet is absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Run")
public record RunBody(
        String id,
        RunState state,

        @Schema(description = "While it runs: what is being done") @Nullable
        String step,

        @Nullable String jobId,
        @Nullable String jobName,
        @Nullable String clientId,
        @Nullable String clientName,
        @Nullable Trigger trigger,
        @Nullable String requestedBy,
        @Nullable Instant dueAt,
        Instant since,
        @Nullable Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant retryAt,
        @Nullable Instant abortRequestedAt,
        @Nullable FailureBody failure,
        List<String> warnings,
        List<AttemptBody> attempts,
        @Nullable ProgressBody progress,
        @Nullable RunSnapshotBody snapshot,
        @Nullable RotationBody rotation,
        @Nullable OffsiteBody offsite) {

    /** The sentence of the failure, if it failed. */
    public @Nullable String failureSentence() {
        return failure == null ? null : failure.sentence();
    }

    public static RunBody of(RunView run) {
        RunPosition position = RunPosition.of(run);
        RunTimes times = RunTimes.of(run);
        JobRef job = run.job();
        Course course = run.course();
        RunQueued queued = course.queued();
        return new RunBody(
                run.id().toString(),
                position.state(),
                position.step(),
                job == null ? null : job.jobId().toString(),
                job == null ? null : job.jobName(),
                job == null ? null : job.clientId().toString(),
                job == null ? null : job.clientName(),
                trigger(course),
                course.requested() == null ? null : course.requested().requestedBy(),
                queued == null ? null : queued.dueAt(),
                times.since(),
                queued == null ? null : queued.queuedAt(),
                times.startedAt(),
                times.finishedAt(),
                position.state() == RunState.RETRY_WAIT && course.retrying() != null
                        ? course.retrying().retryAt()
                        : null,
                course.abort() == null ? null : course.abort().requestedAt(),
                FailureBody.of(failure(run, position.state())),
                course.finished() == null ? List.of() : course.finished().warnings(),
                run.attempts().stream().map(AttemptBody::of).toList(),
                position.state() == RunState.RUNNING
                        ? ProgressBody.of(run.aftermath().progress())
                        : null,
                run.snapshot().map(RunSnapshotBody::of).orElse(null),
                RotationBody.of(run.aftermath()),
                OffsiteBody.of(run.aftermath()));
    }

    private static @Nullable Trigger trigger(Course course) {
        if (course.queued() != null) {
            return course.queued().trigger();
        }
        return course.requested() == null ? null : Trigger.MANUAL;
    }

    private static @Nullable Failure failure(RunView run, RunState state) {
        Course course = run.course();
        if (course.finished() != null) {
            return course.finished().failure();
        }
        return state == RunState.RETRY_WAIT && course.retrying() != null
                ? course.retrying().failure()
                : null;
    }
}
