package eus.gordailu.gateway.snapshot;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.gordailu.contracts.rotation.Reason;
import eus.gordailu.contracts.snapshot.Finding;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.contracts.snapshot.SnapshotFacts;
import eus.gordailu.contracts.usage.SnapshotUsage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A snapshot as it is shown. Bytes are the files' sizes; transferred bytes are what crossed the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Snapshot")
public record SnapshotBody(
        String id,
        String jobId,
        String jobName,
        String clientId,
        String clientName,
        String runId,
        String workerId,
        String locationId,
        @Schema(description = "On the worker's machine") String directory,
        Instant startedAt,
        Instant completedAt,
        long files,
        long bytes,

        @Schema(description = "Of the files that no other snapshot has: what its removal would free") @Nullable
        Long ownBytes,

        long transferredFiles,
        long transferredBytes,
        List<String> warnings,
        boolean pinned,

        @Schema(
                description =
                        "What makes it wait for a person; SUSPICIOUS: it is not counted as good, ANOMALOUS: nothing of its job expires")
        @Nullable
        Finding finding,

        @Schema(description = "Somebody has found it to be right")
        boolean accepted,

        @Schema(description = "The reasons of the last rotation")
        List<Reason> keptBecause,

        @Schema(description = "What was asked for and is not answered yet") @Nullable
        String pendingChange,

        @Schema(description = "Why the last change that was asked for was refused") @Nullable
        String refused) {

    static SnapshotBody of(SnapshotView view, List<Reason> reasons, Optional<SnapshotUsage> usage) {
        SnapshotCompleted completed = Objects.requireNonNull(view.completed());
        SnapshotFacts facts = completed.snapshot();
        return new SnapshotBody(
                view.id().toString(),
                view.job().jobId().toString(),
                view.job().jobName(),
                view.job().clientId().toString(),
                view.job().clientName(),
                completed.runId().toString(),
                completed.workerId().toString(),
                view.location().id().toString(),
                facts.directory(),
                facts.startedAt(),
                facts.completedAt(),
                facts.files(),
                facts.bytes(),
                usage.map(SnapshotUsage::ownBytes).orElse(null),
                facts.transferredFiles(),
                facts.transferredBytes(),
                facts.warnings(),
                view.marks().pinnedNow(),
                facts.finding(),
                view.marks().accepted() != null,
                reasons,
                view.pending().map(change -> change.kind().name()).orElse(null),
                view.marks().refused() == null
                        ? null
                        : view.marks().refused().failure().sentence());
    }
}
