package eus.gordailu.gateway.restore;

import eus.gordailu.contracts.restore.RestoreCompleted;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a restore has done; of a dry run, what it would have. */
@Schema(name = "RestoreResult")
public record RestoreResultBody(
        @Schema(description = "Whose contents came") long files,
        @Schema(description = "Of those files") long bytes,

        @Schema(description = "Entries that were made, replaced or given other attributes")
        long changed,

        @Schema(description = "Entries that were deleted") long deleted,

        @Schema(description = "What could not be brought as it is in the snapshot, the first of them")
        List<String> warnings) {

    static @Nullable RestoreResultBody of(@Nullable RestoreCompleted completed) {
        return completed == null
                ? null
                : new RestoreResultBody(
                        completed.files(),
                        completed.bytes(),
                        completed.changed(),
                        completed.deleted(),
                        completed.warnings());
    }
}
