package eus.gordailu.rotation.workflow;

import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.retention.RetentionPlan;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.rotation.retention.Subject;
import java.util.List;
import java.util.Map;

/** The rotation that follows one run's snapshot. */
record Rotation(RunId runId, JobDefinition definition, SnapshotId newest, RotationState state, Progress progress) {

    static final String STATE = "state";
    static final String ENDED_SINCE = "endedSince";
    private static final Progress NONE = new Progress(new RetentionPlan(List.of(), List.of()), 0);

    /** How far it has come: the plan, and how often its present step has failed. */
    record Progress(RetentionPlan plan, int failures) {}

    static Rotation of(SnapshotCompleted event) {
        return new Rotation(event.runId(), event.definition(), event.snapshot().id(), RotationState.PLANNING, NONE);
    }

    Subject subject() {
        return Subject.of(definition, newest);
    }

    RetentionPlan plan() {
        return progress.plan();
    }

    LocationId locationId() {
        return definition.location().id();
    }

    /** Whether what is in view may still change. */
    boolean viewIsOpen() {
        return switch (state) {
            case PLANNING, EXPIRING -> true;
            case DELETING, COMPLETED, FAILED -> false;
        };
    }

    boolean ended() {
        return switch (state) {
            case PLANNING, EXPIRING, DELETING -> false;
            case COMPLETED, FAILED -> true;
        };
    }

    /** Whether it is for an older snapshot of the same job. */
    boolean precedes(Rotation other) {
        return definition.job().id().equals(other.definition.job().id()) && newest.compareTo(other.newest) < 0;
    }

    Rotation in(RotationState next, RetentionPlan plan) {
        return new Rotation(runId, definition, newest, next, new Progress(plan, 0));
    }

    Rotation failedOnce() {
        return new Rotation(runId, definition, newest, state, new Progress(plan(), progress.failures() + 1));
    }

    Map<String, ?> lookup() {
        return ended() ? Map.of(STATE, state.name(), ENDED_SINCE, newest.begun()) : Map.of(STATE, state.name());
    }
}
