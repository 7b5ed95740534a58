package eus.gordailu.scheduler.overdue;

import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.PolicyId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is watched of a job.
 *
 * @param since when it began to be watched, as defined and active; null while it is not
 * @param lastGood when its last good snapshot was made
 * @param overdueAt when it will be overdue; null while nothing is to be told
 * @param told that it has been overdue since the last good snapshot
 */
record JobWatch(
        JobId jobId,
        @Nullable ClientId clientId,
        @Nullable PolicyId policyId,
        @Nullable Instant since,
        @Nullable Instant lastGood,
        @Nullable Instant overdueAt,
        boolean told) {

    static final String CLIENT = "clientId";
    static final String POLICY = "policyId";
    static final String OVERDUE_AT = "overdueAt";
    static final String SINCE = "since";
    static final String LAST_GOOD = "lastGood";

    static JobWatch of(JobId jobId) {
        return new JobWatch(jobId, null, null, null, null, null, false);
    }

    /** From when on a good snapshot is missed; empty while none is. */
    Optional<Instant> beginning() {
        return Optional.ofNullable(since)
                .map(watched -> lastGood != null && lastGood.isAfter(watched) ? lastGood : watched);
    }

    JobWatch of(ClientId client, PolicyId policy) {
        return new JobWatch(jobId, client, policy, since, lastGood, overdueAt, told);
    }

    JobWatch watchedFrom(Instant now) {
        return new JobWatch(jobId, clientId, policyId, since == null ? now : since, lastGood, overdueAt, told);
    }

    JobWatch unwatched() {
        return new JobWatch(jobId, clientId, policyId, null, lastGood, null, false);
    }

    JobWatch good(Instant at) {
        return new JobWatch(jobId, clientId, policyId, since, at, overdueAt, false);
    }

    /** No time that is known lies ahead. */
    JobWatch noLaterThan(Instant now) {
        return new JobWatch(jobId, clientId, policyId, earlier(since, now), earlier(lastGood, now), overdueAt, told);
    }

    private static @Nullable Instant earlier(@Nullable Instant known, Instant now) {
        return known == null || known.isBefore(now) ? known : now;
    }

    /** What has been told stays told, unless the job has more time by now. */
    JobWatch overdueAt(Optional<Instant> next, Instant now) {
        boolean still = told && next.filter(at -> at.isAfter(now)).isEmpty();
        return new JobWatch(jobId, clientId, policyId, since, lastGood, still ? null : next.orElse(null), still);
    }

    JobWatch toldNow() {
        return new JobWatch(jobId, clientId, policyId, since, lastGood, null, true);
    }

    Map<String, ?> lookup() {
        Map<String, Object> fields = new HashMap<>();
        fields.put(CLIENT, clientId == null ? null : clientId.toString());
        fields.put(POLICY, policyId == null ? null : policyId.toString());
        fields.put(OVERDUE_AT, overdueAt);
        fields.put(SINCE, since);
        fields.put(LAST_GOOD, lastGood);
        return fields;
    }
}
