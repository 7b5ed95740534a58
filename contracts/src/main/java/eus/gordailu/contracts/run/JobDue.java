package eus.gordailu.contracts.run;

import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.wire.Message;
import java.time.Duration;
import java.time.Instant;

/**
 * Command: carry out this attempt of this run, with the job as it was when it fell due. It is sent again while no worker has
 * claimed it; so one that is {@linkplain #isOld old} is not obeyed, as after a loss of what was claimed.
 */
public record JobDue(RunId runId, int attempt, JobDefinition definition, Trigger trigger, Instant dueAt, Instant sentAt)
        implements Message {

    private static final Duration FRESH = Duration.ofHours(1);

    /** Whether it was sent so long ago that a newer one would have come, were it still wanted. */
    public boolean isOld(Instant now) {
        return sentAt.plus(FRESH).isBefore(now);
    }

    @Override
    public String key() {
        return definition.job().id().toString();
    }
}
