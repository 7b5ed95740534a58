package eus.gordailu.contracts.snapshot;

import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.wire.Message;

/** A snapshot is published: whole, and on disk. */
public record SnapshotCompleted(
        RunId runId, int attempt, JobDefinition definition, WorkerId workerId, SnapshotFacts snapshot)
        implements Message {

    @Override
    public String key() {
        return definition.job().id().toString();
    }
}
