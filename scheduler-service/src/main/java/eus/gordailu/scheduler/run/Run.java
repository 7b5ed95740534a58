package eus.gordailu.scheduler.run;

import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.Trigger;
import eus.gordailu.contracts.snapshot.SnapshotFacts;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job, as the scheduler knows it. The deadline is the moment at which something must have been heard: a
 * lease's end, a retry's time, a step's limit.
 *
 * @param waits how many of the attempts found the client off, and are not counted against it; null for none
 */
record Run(
        RunId id,
        JobDefinition definition,
        Trigger trigger,
        Instant dueAt,
        Instant queuedAt,
        RunState state,
        int attempt,
        @Nullable Instant deadline,
        boolean abortRequested,
        Progress progress,
        @Nullable Integer waits) {

    static final String STATE = "state";
    static final String DEADLINE = "deadline";
    static final String ENDED_SINCE = "endedSince";

    /** What was heard of the run's steps, in whatever order it came. */
    record Progress(
            @Nullable SnapshotFacts snapshot,
            @Nullable StepEnd rotation,
            @Nullable StepEnd offsite,
            @Nullable Failure failure) {

        static final Progress NONE = new Progress(null, null, null, null);

        Progress withSnapshot(SnapshotFacts facts) {
            return new Progress(facts, rotation, offsite, null);
        }

        Progress withRotation(StepEnd end) {
            return new Progress(snapshot, end, offsite, failure);
        }

        Progress withOffsite(StepEnd end) {
            return new Progress(snapshot, rotation, end, failure);
        }

        Progress withFailure(@Nullable Failure last) {
            return new Progress(snapshot, rotation, offsite, last);
        }
    }

    /** A later step has ended; a warning says what of it did not succeed. */
    record StepEnd(@Nullable String warning) {}

    Run in(RunState next, @Nullable Instant until) {
        return new Run(id, definition, trigger, dueAt, queuedAt, next, attempt, until, abortRequested, progress, waits);
    }

    Run until(Instant next) {
        return in(state, next);
    }

    Run nextAttempt() {
        return new Run(
                id,
                definition,
                trigger,
                dueAt,
                queuedAt,
                state,
                attempt + 1,
                deadline,
                abortRequested,
                progress,
                waits);
    }

    Run with(Progress heard) {
        return new Run(
                id, definition, trigger, dueAt, queuedAt, state, attempt, deadline, abortRequested, heard, waits);
    }

    Run abortRequestedNow() {
        return new Run(id, definition, trigger, dueAt, queuedAt, state, attempt, deadline, true, progress, waits);
    }

    /** How often it was tried, but for the times when the client was off and was waited for. */
    int tries() {
        return attempt - (waits == null ? 0 : waits);
    }

    /** The client was off. */
    Run hasWaited() {
        int more = waits == null ? 1 : waits + 1;
        return new Run(
                id, definition, trigger, dueAt, queuedAt, state, attempt, deadline, abortRequested, progress, more);
    }

    Map<String, ?> lookup() {
        Map<String, Object> fields = new HashMap<>();
        fields.put(STATE, state.name());
        fields.put(DEADLINE, deadline);
        fields.put(ENDED_SINCE, state.ended() ? queuedAt : null);
        return fields;
    }
}
