package eus.gordailu.gateway.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.rotation.RotationCompleted;
import eus.gordailu.contracts.usage.JobUsage;
import eus.gordailu.contracts.usage.SnapshotUsage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the snapshots of a job held at its last rotation. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "JobUsage")
record JobUsageBody(
        String jobId,
        String jobName,
        String clientId,
        String clientName,
        String locationId,

        @Schema(description = "Content of all snapshots, what they share counted once; absent when not known") @Nullable
        Long bytes,

        @Schema(description = "What the last rotation freed") @Nullable
        Long freedBytes,

        Instant at,
        List<Snapshot> snapshots) {

    /** What one snapshot holds. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SnapshotUsage")
    record Snapshot(
            String id,

            @Schema(description = "Content of all its files")
            long bytes,

            @Schema(description = "Of the files that no older snapshot has") @Nullable
            Long newBytes,

            @Schema(description = "Of the files that no other snapshot has: what its removal would free") @Nullable
            Long ownBytes) {

        static Snapshot of(SnapshotUsage usage) {
            return new Snapshot(usage.snapshotId().toString(), usage.bytes(), usage.newBytes(), usage.ownBytes());
        }
    }

    static JobUsageBody of(RotationCompleted rotation) {
        JobRef job = rotation.definition().ref();
        JobUsage usage = rotation.usage();
        return new JobUsageBody(
                job.jobId().toString(),
                job.jobName(),
                job.clientId().toString(),
                job.clientName(),
                rotation.definition().location().id().toString(),
                usage == null ? null : usage.totalBytes(),
                usage == null ? null : usage.freedBytes(),
                rotation.completedAt(),
                usage == null
                        ? List.of()
                        : usage.snapshots().stream().map(Snapshot::of).toList());
    }
}
