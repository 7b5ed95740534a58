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
 */
record JobPlan(
        JobId jobId,
        @Nullable PolicyId policyId,
        @Nullable Instant nextDue,
        @Nullable Claim claim) {

    static final String NEXT_DUE = "nextDue";
    static final String POLICY = "policyId";
    static final String CLAIMED = "claimed";

    static JobPlan of(JobId jobId) {
        return new JobPlan(jobId, null, null, null);
    }

    JobPlan scheduled(@Nullable PolicyId policy, @Nullable Instant next) {
        return new JobPlan(jobId, policy, next, claim);
    }

    JobPlan claimedFor(@Nullable Claim run) {
        return new JobPlan(jobId, policyId, nextDue, run);
    }

    Map<String, ?> lookup() {
        Map<String, Object> fields = new HashMap<>();
        fields.put(NEXT_DUE, nextDue);
        fields.put(POLICY, policyId == null ? null : policyId.toString());
        fields.put(CLAIMED, claim == null ? null : Boolean.TRUE);
        return fields;
    }
}
