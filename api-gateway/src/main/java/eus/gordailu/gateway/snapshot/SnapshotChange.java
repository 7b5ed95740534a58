package eus.gordailu.gateway.snapshot;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What may be changed of a snapshot. */
record SnapshotChange(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Kept whatever the retention says") @Nullable
        Boolean pinned) {}
