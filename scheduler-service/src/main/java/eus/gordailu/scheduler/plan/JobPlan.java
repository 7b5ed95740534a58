package eus.gordailu.scheduler.plan;

import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.PolicyId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a job waits for: the time at which it is due next (none when it is not scheduled), and the run that it has under
 * way. A job has one run at a time, and this record is where that is decided.
 *
 * @param plannedAt when the next time was worked out; null in plans that were written before this was kept
 */
record JobPlan(
        JobId jobId,
        @Nullable PolicyId policyId,
        @Nullable Instant nextDue,
        @Nullable Claim claim,
        @Nullable Instant plannedAt) {

    static final String NEXT_DUE = "nextDue";
    static final String PLANNED_AT = "plannedAt";
    static final String POLICY = "policyId";
    static final String CLAIMED = "claimed";

    static JobPlan of(JobId jobId) {
        return new JobPlan(jobId, null, null, null, null);
    }

    JobPlan scheduled(@Nullable PolicyId policy, @Nullable Instant next, Instant now) {
        return new JobPlan(jobId, policy, next, claim, now);
    }

    JobPlan claimedFor(@Nullable Claim run) {
        return new JobPlan(jobId, policyId, nextDue, run, plannedAt);
    }

    Map<String, ?> lookup() {
        Map<String, Object> fields = new HashMap<>();
        fields.put(NEXT_DUE, nextDue);
        fields.put(PLANNED_AT, plannedAt);
        fields.put(POLICY, policyId == null ? null : policyId.toString());
        fields.put(CLAIMED, claim == null ? null : Boolean.TRUE);
        return fields;
    }
}
