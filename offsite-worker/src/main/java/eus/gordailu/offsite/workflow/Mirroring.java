package eus.gordailu.offsite.workflow;

import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.rotation.RotationCompleted;
import java.util.Map;

/** One run's snapshot on its way to the other sites. */
record Mirroring(RunId runId, JobDefinition definition, SnapshotId snapshotId, OffsiteState state) {

    static final String STATE = "state";
    static final String ENDED_SINCE = "endedSince";

    static Mirroring of(RotationCompleted event) {
        return new Mirroring(event.runId(), event.definition(), event.newest(), OffsiteState.PLANNING);
    }

    Mirroring in(OffsiteState next) {
        return new Mirroring(runId, definition, snapshotId, next);
    }

    Map<String, ?> lookup() {
        return switch (state) {
            case PLANNING -> Map.of(STATE, state.name());
            case COMPLETED -> Map.of(STATE, state.name(), ENDED_SINCE, snapshotId.begun());
        };
    }
}
