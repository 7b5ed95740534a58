package eus.gordailu.rotation.workflow;

import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.retention.RetentionPlan;
import eus.gordailu.contracts.rotation.RotateJob;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.rotation.retention.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rotation that follows one run's snapshot, or that makes room where there was none for one.
 *
 * @param room whether it makes room; null is no
 * @param newest the snapshot; in one that makes room, what the snapshot would have been called: its place among the others
 */
record Rotation(
        RunId runId,
        JobDefinition definition,
        SnapshotId newest,
        @Nullable Boolean room,
        RotationState state,
        Progress progress) {

    static final String STATE = "state";
    static final String ENDED_SINCE = "endedSince";
    private static final Progress NONE = new Progress(new RetentionPlan(List.of(), List.of()), 0);

    /** How far it has come: the plan, and how often its present step has failed. */
    record Progress(RetentionPlan plan, int failures) {}

    static Rotation of(SnapshotCompleted event) {
        return new Rotation(
                event.runId(), event.definition(), event.snapshot().id(), null, RotationState.PLANNING, NONE);
    }

    /** Each attempt of a run may ask for one of its own, and the run's snapshot has another. */
    static Rotation of(RotateJob command) {
        String name = "%s %d".formatted(command.runId(), command.attempt());
        return new Rotation(
                new RunId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))),
                command.definition(),
                SnapshotId.at(command.sentAt()),
                true,
                RotationState.PLANNING,
                NONE);
    }

    Subject subject() {
        return Subject.of(definition, makesRoom() ? null : newest);
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
            case DELETING, COMPLETED, UNTOLD, FAILED -> false;
        };
    }

    boolean ended() {
        return switch (state) {
            case PLANNING, EXPIRING, DELETING, UNTOLD -> false;
            case COMPLETED, FAILED -> true;
        };
    }

    /** Whether it is for an older snapshot of the same job. */
    boolean precedes(Rotation other) {
        return definition.job().id().equals(other.definition.job().id()) && newest.compareTo(other.newest) < 0;
    }

    Rotation in(RotationState next, RetentionPlan plan) {
        return new Rotation(runId, definition, newest, room, next, new Progress(plan, 0));
    }

    Rotation failedOnce() {
        return new Rotation(runId, definition, newest, room, state, new Progress(plan(), progress.failures() + 1));
    }

    boolean makesRoom() {
        return Boolean.TRUE.equals(room);
    }

    /** Whether it was to make room long ago: another run will have asked again since, with the job as it is now. */
    boolean isOutdated(Instant now) {
        return makesRoom() && RotateJob.isOld(newest.begun(), now);
    }

    String occasion() {
        return makesRoom() ? "for want of room" : "after snapshot " + newest;
    }

    Map<String, ?> lookup() {
        return ended() ? Map.of(STATE, state.name(), ENDED_SINCE, newest.begun()) : Map.of(STATE, state.name());
    }
}
