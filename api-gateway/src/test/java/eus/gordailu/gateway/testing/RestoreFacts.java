package eus.gordailu.gateway.testing;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.RestoreId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.restore.RestoreAborted;
import eus.gordailu.contracts.restore.RestoreCompleted;
import eus.gordailu.contracts.restore.RestoreFailed;
import eus.gordailu.contracts.restore.RestoreProgress;
import eus.gordailu.contracts.restore.RestoreQueued;
import eus.gordailu.contracts.restore.RestoreStarted;
import java.time.Duration;
import java.util.List;

/** Events of one restore, as its worker would state them. */
public record RestoreFacts(RestoreId id, JobRef job, String worker) {

    public RestoreQueued queued() {
        return new RestoreQueued(id, job, WorkerId.of(worker), Facts.AT.plusSeconds(5));
    }

    public RestoreStarted started() {
        return new RestoreStarted(id, job, WorkerId.of(worker), Facts.AT.plusSeconds(10));
    }

    public RestoreProgress progress(long bytes) {
        return new RestoreProgress(
                id, WorkerId.of(worker), bytes, 3, 100, Duration.ofMinutes(3), Facts.AT.plusSeconds(20 + bytes));
    }

    public RestoreCompleted completed(String... warnings) {
        return new RestoreCompleted(id, job, 12, 34_000, 15, 2, List.of(warnings), Facts.AT.plusSeconds(60));
    }

    public RestoreFailed failed() {
        return new RestoreFailed(id, job, Facts.failure(), Facts.AT.plusSeconds(61));
    }

    public RestoreAborted aborted() {
        return new RestoreAborted(id, job, Facts.AT.plusSeconds(62));
    }
}
