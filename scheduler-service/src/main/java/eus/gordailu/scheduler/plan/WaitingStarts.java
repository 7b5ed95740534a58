package eus.gordailu.scheduler.plan;

import static com.mongodb.client.model.Filters.eq;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.contracts.run.RunFinished;
import eus.gordailu.contracts.run.RunOutcome;
import eus.gordailu.contracts.run.StartRun;
import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Starts that came before the news of their job, which travels by another topic. They wait a while for it; then they are
 * refused.
 */
final class WaitingStarts {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final String WAITING = "waiting";
    private static final String REFUSED_SINCE = "refusedSince";

    private final Documents<Waiting> documents;

    /** A start that waits, or that was refused for good. */
    record Waiting(StartRun command, Instant since, boolean refused) {

        Map<String, ?> lookup() {
            return refused ? Map.of(WAITING, false, REFUSED_SINCE, since) : Map.of(WAITING, true);
        }
    }

    WaitingStarts(ServiceStore store) {
        this.documents = store.documents("starts", Waiting.class, Waiting::lookup)
                .index(WAITING)
                .forgetting(REFUSED_SINCE, ServiceStore.LONGER_THAN_MESSAGES);
    }

    void add(StartRun command, Instant now) {
        documents.insert(command.runId(), new Waiting(command, now, false));
    }

    /** Tries each again; the attempt says whether its job is known by now. */
    void tryAgain(Instant now, Predicate<StartRun> attempt) {
        documents.find(eq(WAITING, true)).forEach(found -> {
            Waiting waiting = found.value();
            if (attempt.test(waiting.command())) {
                documents.delete(waiting.command().runId());
            } else if (waiting.since().plus(LONGEST).isBefore(now)) {
                refuse(waiting, now);
            }
        });
    }

    private void refuse(Waiting waiting, Instant now) {
        StartRun command = waiting.command();
        Failure failure = new Failure(
                FailureClass.PERMANENT,
                "run.unknown-job",
                "Job %s, or its client, policy or location, is not defined: define it and start the run again"
                        .formatted(command.job()),
                Map.of("job", command.job().toString()));
        RunFinished refused = new RunFinished(
                command.runId(),
                command.job(),
                RunOutcome.FAILED,
                0,
                command.requestedAt(),
                now,
                null,
                failure,
                List.of(),
                null);
        documents.change(
                command.runId(),
                current -> Optional.of(Change.to(new Waiting(command, waiting.since(), true), refused)));
    }
}
