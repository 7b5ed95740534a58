package eus.gordailu.gateway.run;

import eus.gordailu.contracts.run.AbortRun;
import eus.gordailu.contracts.run.RunFinished;
import eus.gordailu.contracts.run.RunQueued;
import eus.gordailu.contracts.run.RunRetrying;
import eus.gordailu.contracts.run.StartRun;
import org.jspecify.annotations.Nullable;

/** What the scheduler and people have said of a run. */
record Course(
        @Nullable StartRun requested,
        @Nullable RunQueued queued,
        @Nullable RunRetrying retrying,
        @Nullable AbortRun abort,
        @Nullable RunFinished finished) {

    static final Course UNKNOWN = new Course(null, null, null, null, null);

    Course with(StartRun seen) {
        return new Course(Later.of(requested, seen, StartRun::requestedAt), queued, retrying, abort, finished);
    }

    Course with(RunQueued seen) {
        return new Course(requested, Later.of(queued, seen, RunQueued::queuedAt), retrying, abort, finished);
    }

    Course with(RunRetrying seen) {
        return new Course(requested, queued, Later.of(retrying, seen, RunRetrying::nextAttempt), abort, finished);
    }

    Course with(AbortRun seen) {
        return new Course(requested, queued, retrying, Later.of(abort, seen, AbortRun::requestedAt), finished);
    }

    Course with(RunFinished seen) {
        return new Course(requested, queued, retrying, abort, Later.of(finished, seen, RunFinished::finishedAt));
    }
}
