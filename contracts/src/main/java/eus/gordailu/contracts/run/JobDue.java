package eus.gordailu.contracts.run;

import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;

/** Command: carry out this attempt of this run, with the job as it was when it fell due. */
public record JobDue(RunId runId, int attempt, JobDefinition definition, Trigger trigger, Instant dueAt)
        implements Message {

    @Override
    public String key() {
        return definition.job().id().toString();
    }
}
