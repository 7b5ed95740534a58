package eus.gordailu.gateway.run;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.run.AbortRun;
import eus.gordailu.contracts.run.StartRun;
import eus.gordailu.gateway.paging.Page;
import eus.gordailu.gateway.paging.PageRequest;
import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.store.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** All runs. Starting and aborting write the run and its command in one. */
public final class Runs {

    private static final String JOB = "jobId";
    private static final String CLIENT = "clientId";
    private static final String STATE = "state";
    private static final String SINCE = "since";
    private static final String ENDED_SINCE = "endedSince";
    private static final List<String> UNENDED = Stream.of(RunState.values())
            .filter(state -> !state.ended())
            .map(RunState::name)
            .toList();
    private static final Duration HISTORY = Duration.ofDays(400);

    private final Documents<RunView> documents;

    Runs(ServiceStore store) {
        documents = store.documents("runs", RunView.class, Runs::lookup)
                .index(SINCE)
                .index(JOB, SINCE)
                .index(CLIENT, SINCE)
                .index(STATE, SINCE)
                .forgetting(ENDED_SINCE, HISTORY);
    }

    public Optional<RunView> find(RunId id) {
        return documents.find(id).map(Stored::value);
    }

    /** Newest first. */
    public Page<RunView> page(PageRequest request, RunFilter filter) {
        Bson bson = filter.bson(JOB, CLIENT, STATE);
        List<RunView> items =
                documents.find(bson, Sorts.descending(SINCE, "_id"), request.skip(), request.size()).stream()
                        .map(Stored::value)
                        .toList();
        return Page.of(request, items, documents.count(bson));
    }

    /** The run of a job that has not ended. */
    Optional<RunView> underWay(JobId jobId) {
        return documents
                .find(
                        Filters.and(Filters.eq(JOB, jobId.toString()), Filters.in(STATE, UNENDED)),
                        Sorts.descending(SINCE, "_id"),
                        0,
                        1)
                .stream()
                .map(Stored::value)
                .findFirst();
    }

    /** Asks for a run; a second request with the same id changes nothing. */
    RunView start(StartRun command) {
        documents.insert(command.runId(), RunView.unknown(command.runId()).with(command), command);
        return find(command.runId()).orElseThrow();
    }

    /** Asks for a run's end; empty when it has ended already. */
    Optional<RunView> abort(AbortRun command) {
        return documents
                .change(
                        command.runId(),
                        stored -> RunPosition.of(stored.value()).state().ended()
                                ? Optional.empty()
                                : Optional.of(Change.to(stored.value().with(command), command)))
                .map(Stored::value);
    }

    /** Takes in an event; a run that was not known is known from now on. */
    public void apply(RunId id, UnaryOperator<RunView> event) {
        // Most events are of known runs, and an insertion in vain costs as much as one that succeeds.
        if (documents.find(id).isPresent() || !documents.insert(id, event.apply(RunView.unknown(id)))) {
            documents.change(id, stored -> {
                RunView changed = event.apply(stored.value());
                return changed.equals(stored.value()) ? Optional.empty() : Optional.of(Change.to(changed));
            });
        }
    }

    private static Map<String, @Nullable Object> lookup(RunView run) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        JobRef job = run.job();
        fields.put(JOB, job == null ? null : job.jobId().toString());
        fields.put(CLIENT, job == null ? null : job.clientId().toString());
        RunState state = RunPosition.of(run).state();
        Instant since = RunTimes.of(run).since();
        fields.put(STATE, state.name());
        fields.put(SINCE, since.toEpochMilli());
        fields.put(ENDED_SINCE, state.ended() ? since : null);
        return fields;
    }
}
