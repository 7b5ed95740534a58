package eus.gordailu.gateway.health;

import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.run.JobOverdue;
import eus.gordailu.contracts.run.RunFinished;
import eus.gordailu.contracts.run.RunOutcome;
import eus.gordailu.kit.order.Succession;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was last told of a job's success.
 *
 * @param lastGood when the last good one of the snapshots that are there was made
 */
public record JobHealth(
        JobId jobId,
        @Nullable Instant lastGood,
        @Nullable RunFinished lastFinished,
        @Nullable JobOverdue overdue) {

    static JobHealth unknown(JobId jobId) {
        return new JobHealth(jobId, null, null, null);
    }

    JobHealth goodAt(@Nullable Instant last) {
        return new JobHealth(jobId, last, lastFinished, overdue);
    }

    JobHealth with(RunFinished seen, Succession succession) {
        boolean newer = lastFinished == null || succession.replaces(seen.finishedAt(), lastFinished.finishedAt());
        return new JobHealth(jobId, lastGood, newer ? seen : lastFinished, overdue);
    }

    JobHealth with(JobOverdue seen, Succession succession) {
        boolean newer = overdue == null || succession.replaces(seen.noticedAt(), overdue.noticedAt());
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
