package eus.gordailu.contracts.rotation;

import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.usage.JobUsage;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Retention was applied: these snapshots are kept, those are gone from view. The usage is what they hold then, where known. */
public record RotationCompleted(
        RunId runId,
        JobDefinition definition,
        SnapshotId newest,
        List<Decision> kept,
        List<Decision> expired,
        @Nullable JobUsage usage,
        Instant completedAt)
        implements Message {

    public RotationCompleted {
        kept = List.copyOf(kept);
        expired = List.copyOf(expired);
    }

    @Override
    public String key() {
        return definition.job().id().toString();
    }
}
