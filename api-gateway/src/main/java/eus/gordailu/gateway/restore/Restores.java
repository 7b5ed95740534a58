package eus.gordailu.gateway.restore;

import com.mongodb.client.model.Sorts;
import eus.gordailu.contracts.id.RestoreId;
import eus.gordailu.contracts.restore.AbortRestore;
import eus.gordailu.contracts.restore.RestoreRequested;
import eus.gordailu.gateway.paging.Page;
import eus.gordailu.gateway.paging.PageRequest;
import eus.gordailu.gateway.problem.Problem;
import eus.gordailu.gateway.problem.ProblemType;
import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.store.Stored;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** All restores. Asking for one and aborting it write the restore and its command in one. */
public final class Restores {

    private static final String JOB = "jobId";
    private static final String TARGET = "targetId";
    private static final String STATE = "state";
    private static final String SINCE = "since";
    private static final String ENDED = "endedAt";
    private static final Duration HISTORY = Duration.ofDays(400);

    private final Documents<RestoreView> documents;

    Restores(ServiceStore store) {
        documents = store.documents("restores", RestoreView.class, Restores::lookup)
                .index(SINCE)
                .index(JOB, SINCE)
                .index(TARGET, SINCE)
                .index(STATE, SINCE)
                .forgetting(ENDED, HISTORY);
    }

    Optional<RestoreView> find(RestoreId id) {
        return documents.find(id).map(Stored::value);
    }

    /**
     * The one with this id.
     *
     * @throws Problem when there is none
     */
    public RestoreView required(RestoreId id) {
        return find(id).orElseThrow(() -> Problem.of(
                ProblemType.NOT_FOUND,
                "There is no restore %s: GET /api/v1/restores lists those that are known".formatted(id)));
    }

    /** Newest first. */
    Page<RestoreView> page(PageRequest request, RestoreFilter filter) {
        Bson bson = filter.bson(JOB, TARGET, STATE);
        List<RestoreView> items =
                documents.find(bson, Sorts.descending(SINCE, "_id"), request.skip(), request.size()).stream()
                        .map(Stored::value)
                        .toList();
        return Page.of(request, items, documents.count(bson));
    }

    /** Asks for a restore; a second request with the same id changes nothing. */
    RestoreView start(RestoreRequested command) {
        RestoreId id = command.restoreId();
        documents.insert(id, RestoreView.unknown(id).with(command), command);
        return required(id);
    }

    /** Asks for a restore's end; empty when it has ended already. */
    Optional<RestoreView> abort(AbortRestore command) {
        return documents
                .change(
                        command.restoreId(),
                        stored -> stored.value().state().ended()
                                ? Optional.empty()
                                : Optional.of(Change.to(stored.value().with(command), command)))
                .map(Stored::value);
    }

    /** Takes in an event; a restore that was not known is known from now on. */
    public void apply(RestoreId id, UnaryOperator<RestoreView> event) {
        if (documents.find(id).isPresent() || !documents.insert(id, event.apply(RestoreView.unknown(id)))) {
            documents.change(id, stored -> {
                RestoreView changed = event.apply(stored.value());
                return changed.equals(stored.value()) ? Optional.empty() : Optional.of(Change.to(changed));
            });
        }
    }

    private static Map<String, @Nullable Object> lookup(RestoreView restore) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        RestoreRequested requested = restore.requested();
        fields.put(JOB, restore.job().map(job -> job.jobId().toString()).orElse(null));
        fields.put(TARGET, requested == null ? null : requested.target().id().toString());
        fields.put(STATE, restore.state().name());
        fields.put(SINCE, restore.since().toEpochMilli());
        fields.put(ENDED, restore.course().endedAt());
        return fields;
    }
}
