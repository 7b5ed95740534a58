package eus.gordailu.gateway.restore;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.RestoreId;
import eus.gordailu.contracts.restore.AbortRestore;
import eus.gordailu.contracts.restore.RestoreAborted;
import eus.gordailu.contracts.restore.RestoreCompleted;
import eus.gordailu.contracts.restore.RestoreFailed;
import eus.gordailu.contracts.restore.RestoreProgress;
import eus.gordailu.contracts.restore.RestoreQueued;
import eus.gordailu.contracts.restore.RestoreRequested;
import eus.gordailu.contracts.restore.RestoreStarted;
import eus.gordailu.gateway.run.Later;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that was told of a restore, each event in its own place: any order of the same events, with any of them repeated, gives the same view. */
public record RestoreView(
        RestoreId id,
        @Nullable RestoreRequested requested,
        @Nullable AbortRestore abort,
        RestoreCourse course) {

    static RestoreView unknown(RestoreId id) {
        return new RestoreView(id, null, null, RestoreCourse.UNKNOWN);
    }

    public RestoreView with(RestoreRequested seen) {
        return new RestoreView(id, Later.of(requested, seen, RestoreRequested::requestedAt), abort, course);
    }

    RestoreView with(AbortRestore seen) {
        return new RestoreView(id, requested, Later.of(abort, seen, AbortRestore::requestedAt), course);
    }

    public RestoreView with(RestoreQueued seen) {
        return course(course.with(seen));
    }

    public RestoreView with(RestoreStarted seen) {
        return course(course.with(seen));
    }

    public RestoreView with(RestoreProgress seen) {
        return course(course.with(seen));
    }

    public RestoreView with(RestoreCompleted seen) {
        return course(course.with(seen));
    }

    public RestoreView with(RestoreFailed seen) {
        return course(course.with(seen));
    }

    public RestoreView with(RestoreAborted seen) {
        return course(course.with(seen));
    }

    RestoreState state() {
        return course.state();
    }

    Optional<JobRef> job() {
        return Optional.ofNullable(requested).map(RestoreRequested::job).or(course::job);
    }

    /** When it was asked for, or first heard of. */
    Instant since() {
        return Optional.ofNullable(requested)
                .map(RestoreRequested::requestedAt)
                .or(course::since)
                .orElse(Instant.EPOCH);
    }

    private RestoreView course(RestoreCourse changed) {
        return new RestoreView(id, requested, abort, changed);
    }
}
