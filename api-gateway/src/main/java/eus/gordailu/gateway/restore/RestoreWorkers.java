package eus.gordailu.gateway.restore;

import eus.gordailu.contracts.check.WorkerCalls;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.restore.ReadRestoreLog;
import eus.gordailu.contracts.restore.RestoreLog;
import eus.gordailu.contracts.restore.RestoreRequested;
import eus.gordailu.contracts.restore.RestoreStarted;
import eus.gordailu.contracts.worker.WorkerHeartbeat;
import eus.gordailu.gateway.problem.Problem;
import eus.gordailu.gateway.problem.ProblemType;
import eus.gordailu.gateway.worker.WorkerCaller;
import eus.gordailu.gateway.worker.WorkerSilentException;
import eus.gordailu.gateway.worker.Workers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The workers as restores need them: one to make it, and that one again for its log. */
public final class RestoreWorkers {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Workers workers;
    private final WorkerCaller caller;
    private final Clock clock;

    RestoreWorkers(Workers workers, WorkerCaller caller, Clock clock) {
        this.workers = workers;
        this.caller = caller;
        this.clock = clock;
    }

    /** A restore as it is shown now. */
    public RestoreBody body(RestoreView restore) {
        return RestoreBody.of(restore, waitsFor(restore));
    }

    /**
     * Lines of a restore's log, from the worker that makes it or has made it; none before one has begun.
     *
     * @throws Problem when that worker gives no answer
     */
    public RestoreLog log(RestoreView restore, ReadRestoreLog question) {
        RestoreStarted started = restore.course().started();
        if (started == null) {
            return new RestoreLog(List.of(), false);
        }
        WorkerHeartbeat worker = alive().stream()
                .filter(heartbeat -> heartbeat.workerId().equals(started.workerId()))
                .findFirst()
                .orElseThrow(() -> silent(started.workerId()));
        try {
            return caller.ask(worker.url(), WorkerCalls.RESTORE_LOG, question, RestoreLog.class);
        } catch (WorkerSilentException e) {
            throw Problem.of(ProblemType.UNAVAILABLE, String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> waitsFor(RestoreView restore) {
        RestoreRequested asked = restore.requested();
        if (asked == null || restore.state() != RestoreState.REQUESTED) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (asked.isOld(now)) {
            return Optional.of("No worker has begun with it within an hour, and none will any more: ask for it again");
        }
        return asked.requestedAt().plus(PATIENCE).isAfter(now)
                        || isServed(asked.location().id())
                ? Optional.empty()
                : Optional.of("No worker that serves the location \"%s\" is up: start it"
                        .formatted(asked.location().name()));
    }

    private boolean isServed(LocationId location) {
        return alive().stream()
                .flatMap(worker -> worker.locations().stream())
                .anyMatch(status -> status.locationId().equals(location));
    }

    private List<WorkerHeartbeat> alive() {
        Instant now = clock.instant();
        return workers.all().stream()
                .filter(worker -> worker.leaseUntil().isAfter(now))
                .toList();
    }

    private static Problem silent(WorkerId worker) {
        return Problem.of(
                ProblemType.UNAVAILABLE,
                "The worker %s, which keeps the log, has not been heard of in the last minute: see that it runs, then ask again"
                        .formatted(worker));
    }
}
