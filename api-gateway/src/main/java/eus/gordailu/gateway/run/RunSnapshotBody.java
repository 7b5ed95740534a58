package eus.gordailu.gateway.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.gordailu.contracts.snapshot.Finding;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.contracts.snapshot.SnapshotFacts;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The snapshot that a run has made. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RunSnapshot")
public record RunSnapshotBody(
        String id,
        String workerId,
        String locationId,
        @Schema(description = "On the worker's machine") String directory,
        Instant startedAt,
        Instant completedAt,
        long files,
        long bytes,
        long transferredFiles,
        long transferredBytes,
        List<String> warnings,

        @Schema(description = "What makes it wait for a person") @Nullable
        Finding finding) {

    static RunSnapshotBody of(SnapshotCompleted completed) {
        SnapshotFacts facts = completed.snapshot();
        return new RunSnapshotBody(
                facts.id().toString(),
                completed.workerId().toString(),
                completed.definition().location().id().toString(),
                facts.directory(),
                facts.startedAt(),
                facts.completedAt(),
                facts.files(),
                facts.bytes(),
                facts.transferredFiles(),
                facts.transferredBytes(),
                facts.warnings(),
                facts.finding());
    }
}
