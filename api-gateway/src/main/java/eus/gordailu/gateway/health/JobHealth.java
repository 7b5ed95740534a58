package eus.gordailu.gateway.health;

import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.rotation.SnapshotAccepted;
import eus.gordailu.contracts.run.JobOverdue;
import eus.gordailu.contracts.run.RunFinished;
import eus.gordailu.contracts.run.RunOutcome;
import eus.gordailu.contracts.snapshot.Finding;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was last told of a job's success. */
public record JobHealth(
        JobId jobId,
        @Nullable Instant lastGood,
        @Nullable RunFinished lastFinished,
        @Nullable JobOverdue overdue) {

    static JobHealth unknown(JobId jobId) {
        return new JobHealth(jobId, null, null, null);
    }

    JobHealth with(SnapshotCompleted seen) {
        Finding finding = seen.snapshot().finding();
        return finding != null && finding.suspicious()
                ? this
                : goodAt(seen.snapshot().completedAt());
    }

    JobHealth with(SnapshotAccepted seen) {
        return goodAt(seen.snapshotId().begun());
    }

    private JobHealth goodAt(Instant at) {
        return new JobHealth(jobId, lastGood == null || lastGood.isBefore(at) ? at : lastGood, lastFinished, overdue);
    }

    JobHealth with(RunFinished seen) {
        boolean newer = lastFinished == null || lastFinished.finishedAt().isBefore(seen.finishedAt());
        return new JobHealth(jobId, lastGood, newer ? seen : lastFinished, overdue);
    }

    JobHealth with(JobOverdue seen) {
        boolean newer = overdue == null || overdue.noticedAt().isBefore(seen.noticedAt());
        return new JobHealth(jobId, lastGood, lastFinished, newer ? seen : overdue);
    }

    public boolean failed() {
        return lastFinished != null && lastFinished.outcome() == RunOutcome.FAILED;
    }

    public boolean warned() {
        return lastFinished != null && lastFinished.outcome() == RunOutcome.COMPLETED_WITH_WARNINGS;
    }

    /** Nothing good has come since it was noticed. */
    public boolean overdueNow() {
        return overdue != null && (lastGood == null || lastGood.isBefore(overdue.noticedAt()));
    }
}
