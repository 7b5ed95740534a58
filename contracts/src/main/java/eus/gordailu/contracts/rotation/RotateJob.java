package eus.gordailu.contracts.rotation;

import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.wire.Message;
import java.time.Duration;
import java.time.Instant;

/**
 * Command: apply the job's retention as it is now, though this attempt of a run made no snapshot: there was no room for one. Where
 * the retention has not changed since it was applied last, nothing expires by it. One that is {@linkplain #isOld old} is not
 * obeyed: the retention may have changed since.
 */
public record RotateJob(RunId runId, int attempt, JobDefinition definition, Instant sentAt) implements Message {

    private static final Duration FRESH = Duration.ofHours(1);

    /** Whether it was sent so long ago that the job may be another by now. */
    public boolean isOld(Instant now) {
        return isOld(sentAt, now);
    }

    /** Whether one that was sent then is old. */
    public static boolean isOld(Instant sentAt, Instant now) {
        return sentAt.plus(FRESH).isBefore(now);
    }

    @Override
    public String key() {
        return definition.job().id().toString();
    }
}
