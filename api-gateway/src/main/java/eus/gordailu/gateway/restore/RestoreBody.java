package eus.gordailu.gateway.restore;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.restore.AbortRestore;
import eus.gordailu.contracts.restore.RestoreFailed;
import eus.gordailu.contracts.restore.RestoreRequested;
import eus.gordailu.contracts.restore.RestoreStarted;
import eus.gordailu.gateway.run.FailureBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A restore as it is shown. What has not happened yet is absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Restore")
public record RestoreBody(
        String id,
        RestoreState state,

        @Schema(description = "While it is requested: what is missing") @Nullable
        String waitsFor,

        @Nullable String jobId,
        @Nullable String jobName,

        @Schema(description = "The client that the files came from") @Nullable
        String sourceClientId,

        @Nullable String sourceClientName,
        @Nullable String snapshotId,
        @Nullable String locationId,

        @Schema(description = "The client that they are brought to") @Nullable
        String clientId,

        @Nullable String clientName,
        List<String> paths,
        @Nullable String directory,
        @Nullable Boolean dryRun,
        @Nullable Boolean deletes,

        @Schema(description = "Patterns of what is never deleted")
        List<String> excludes,

        @Nullable String requestedBy,
        Instant since,
        @Nullable String workerId,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String abortRequestedBy,
        @Nullable Instant abortRequestedAt,
        @Nullable RestoreProgressBody progress,
        @Nullable RestoreResultBody result,
        @Nullable FailureBody failure) {

    static RestoreBody of(RestoreView restore, Optional<String> waitsFor) {
        Optional<JobRef> job = restore.job();
        Optional<RestoreRequested> asked = Optional.ofNullable(restore.requested());
        Optional<RestoreStarted> started = Optional.ofNullable(restore.course().started());
        Optional<AbortRestore> abort = Optional.ofNullable(restore.abort());
        RestoreState state = restore.state();
        return new RestoreBody(
                restore.id().toString(),
                state,
                waitsFor.orElse(null),
                job.map(ref -> ref.jobId().toString()).orElse(null),
                job.map(JobRef::jobName).orElse(null),
                job.map(ref -> ref.clientId().toString()).orElse(null),
                job.map(JobRef::clientName).orElse(null),
                asked.map(request -> request.snapshotId().toString()).orElse(null),
                asked.map(request -> request.location().id().toString()).orElse(null),
                asked.map(request -> request.target().id().toString()).orElse(null),
                asked.map(request -> request.target().name()).orElse(null),
                asked.map(RestoreRequested::paths).orElse(List.of()),
                asked.map(RestoreRequested::directory).orElse(null),
                asked.map(RestoreRequested::dryRun).orElse(null),
                asked.map(RestoreRequested::deletes).orElse(null),
                asked.map(RestoreRequested::excludes).orElse(List.of()),
                asked.map(RestoreRequested::requestedBy).orElse(null),
                restore.since(),
                restore.course().worker().map(WorkerId::toString).orElse(null),
                started.map(RestoreStarted::startedAt).orElse(null),
                restore.course().endedAt(),
                abort.map(AbortRestore::requestedBy).orElse(null),
                abort.map(AbortRestore::requestedAt).orElse(null),
                state == RestoreState.RUNNING
                        ? RestoreProgressBody.of(restore.course().progress())
                        : null,
                RestoreResultBody.of(restore.course().completed()),
                state == RestoreState.FAILED ? failure(restore) : null);
    }

    private static @Nullable FailureBody failure(RestoreView restore) {
        RestoreFailed failed = restore.course().failed();
        return FailureBody.of(failed == null ? null : failed.failure());
    }
}
