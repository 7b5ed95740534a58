package eus.gordailu.contracts.run;

import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.catalog.Script;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.wire.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Command: carry out this attempt of this run, with the job as it was when it fell due. It is sent again while no worker has
 * claimed it; so one that is {@linkplain #isOld old} is not obeyed, as after a loss of what was claimed.
 *
 * @param scripts those that the client and the job name, each once; null for none
 * @param clientBytes how much the snapshots of all the client's jobs held when it was measured last; null when that is not known
 * @param jobBytes the same of this job
 */
public record JobDue(
        RunId runId,
        int attempt,
        JobDefinition definition,
        Trigger trigger,
        Instant dueAt,
        Instant sentAt,
        @Nullable List<Script> scripts,
        @Nullable Long clientBytes,
        @Nullable Long jobBytes)
        implements Message {

    private static final Duration FRESH = Duration.ofHours(1);

    public JobDue {
        scripts = scripts == null ? List.of() : List.copyOf(scripts);
    }

    @Override
    public List<Script> scripts() {
        return Objects.requireNonNull(scripts);
    }

    /** One without scripts. */
    public JobDue(RunId runId, int attempt, JobDefinition definition, Trigger trigger, Instant dueAt, Instant sentAt) {
        this(runId, attempt, definition, trigger, dueAt, sentAt, null, null, null);
    }

    /** Whether it was sent so long ago that a newer one would have come, were it still wanted. */
    public boolean isOld(Instant now) {
        return sentAt.plus(FRESH).isBefore(now);
    }

    @Override
    public String key() {
        return definition.job().id().toString();
    }
}
