package eus.gordailu.contracts.run;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.snapshot.Finding;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run has ended, well or not. A finding makes its snapshot wait for a person. */
public record RunFinished(
        RunId runId,
        JobRef job,
        RunOutcome outcome,
        int attempts,
        Instant queuedAt,
        Instant finishedAt,
        @Nullable SnapshotId snapshotId,
        @Nullable Failure failure,
        List<String> warnings,
        @Nullable Finding finding)
        implements Message {

    public RunFinished {
        warnings = List.copyOf(warnings);
    }

    @Override
    public String key() {
        return job.jobId().toString();
    }
}
