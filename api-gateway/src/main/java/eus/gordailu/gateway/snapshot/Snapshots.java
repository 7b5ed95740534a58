package eus.gordailu.gateway.snapshot;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.contracts.wire.Message;
import eus.gordailu.gateway.paging.Page;
import eus.gordailu.gateway.paging.PageRequest;
import eus.gordailu.gateway.problem.Problem;
import eus.gordailu.gateway.problem.ProblemType;
import eus.gordailu.kit.order.Succession;
import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.store.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** All snapshots. */
public final class Snapshots {

    private static final String JOB = "jobId";
    private static final String CLIENT = "clientId";
    private static final String LOCATION = "locationId";
    private static final String THERE = "there";
    private static final String UNDECIDED = "undecided";
    private static final PageRequest FIRST = new PageRequest(0, 100);

    private final Documents<SnapshotView> documents;

    Snapshots(ServiceStore store) {
        documents = store.documents("snapshots", SnapshotView.class, Snapshots::lookup)
                .index(THERE)
                .index(UNDECIDED)
                .index(JOB, THERE)
                .index(CLIENT, THERE);
    }

    Optional<SnapshotView> find(SnapshotKey key) {
        return documents.find(key).map(Stored::value).filter(SnapshotView::there);
    }

    /**
     * The one with this key.
     *
     * @throws Problem when there is none
     */
    SnapshotView required(SnapshotKey key) {
        return find(key)
                .orElseThrow(() -> Problem.of(
                        ProblemType.NOT_FOUND,
                        "There is no snapshot %s of job %s: GET /api/v1/snapshots?jobId=%s lists those that are there"
                                .formatted(key.snapshotId(), key.jobId(), key.jobId())));
    }

    /**
     * The one with this key, to bring files back from.
     *
     * @throws Problem when there is none, or it is to be removed
     */
    public RestorableSnapshot restorable(SnapshotKey key) {
        SnapshotView snapshot = required(key);
        if (snapshot.pending()
                .filter(change -> change.kind() == PendingChange.Kind.EXPIRE)
                .isPresent()) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    "The snapshot %s of %s is being removed: choose another one"
                            .formatted(snapshot.id(), snapshot.job()));
        }
        SnapshotCompleted completed = Objects.requireNonNull(snapshot.completed());
        return new RestorableSnapshot(snapshot.job(), snapshot.id(), completed.definition(), snapshot.completedAt());
    }

    /** Those that are there, or only those of them that wait for a person, newest first. */
    Page<SnapshotView> page(PageRequest request, @Nullable JobId job, @Nullable ClientId client, boolean undecided) {
        List<Bson> filters = new ArrayList<>(List.of(Filters.exists(undecided ? UNDECIDED : THERE)));
        if (job != null) {
            filters.add(Filters.eq(JOB, job.toString()));
        }
        if (client != null) {
            filters.add(Filters.eq(CLIENT, client.toString()));
        }
        Bson filter = Filters.and(filters);
        List<SnapshotView> items =
                documents.find(filter, Sorts.descending(THERE, "_id"), request.skip(), request.size()).stream()
                        .map(Stored::value)
                        .toList();
        return Page.of(request, items, documents.count(filter));
    }

    /** All of a job's that are there. */
    List<SnapshotView> all(JobId job) {
        return documents.find(thereOf(job)).stream().map(Stored::value).toList();
    }

    /** How many of a job's snapshots are there. */
    public long count(JobId job) {
        return documents.count(thereOf(job));
    }

    /** How many of them are on this location. Documents of an earlier version can't be counted by it: they are looked through. */
    public long count(JobId job, LocationId location) {
        long all = count(job);
        long here = documents.count(Filters.and(thereOf(job), Filters.eq(LOCATION, location.toString())));
        return all == here
                ? here
                : all(job).stream()
                        .filter(snapshot -> snapshot.location().id().equals(location))
                        .count();
    }

    /**
     * When the last good one of those that are there was made. A time that has not come yet was told by a clock that was ahead, and counts
     * only where there is no other.
     */
    public Optional<Instant> lastGood(JobId job, Succession succession) {
        return all(job).stream()
                .filter(SnapshotView::good)
                .map(SnapshotView::completedAt)
                .max(Comparator.<Instant, Boolean>comparing(at -> !succession.isAhead(at))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Those that wait for a person, the newest of them. */
    public List<SnapshotBody> undecided() {
        return page(FIRST, null, null, true)
                .map(snapshot -> SnapshotBody.of(snapshot, List.of(), Optional.empty()))
                .items();
    }

    /** The newest of a job's snapshots that are there. */
    public Optional<SnapshotBody> newest(JobId job) {
        return page(new PageRequest(0, 1), job, null, false).items().stream()
                .findFirst()
                .map(snapshot -> SnapshotBody.of(snapshot, List.of(), Optional.empty()));
    }

    void ask(SnapshotKey key, PendingChange change, Message command) {
        documents.change(key, stored -> Optional.of(Change.to(stored.value().asking(change), command)));
    }

    void apply(JobRef job, SnapshotId id, UnaryOperator<SnapshotView> event) {
        SnapshotKey key = new SnapshotKey(job.jobId(), id);
        if (!documents.insert(key, event.apply(SnapshotView.unknown(job, id)))) {
            documents.change(key, stored -> {
                SnapshotView changed = event.apply(stored.value());
                return changed.equals(stored.value()) ? Optional.empty() : Optional.of(Change.to(changed));
            });
        }
    }

    private static Bson thereOf(JobId job) {
        return Filters.and(Filters.eq(JOB, job.toString()), Filters.exists(THERE));
    }

    private static Map<String, @Nullable Object> lookup(SnapshotView snapshot) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put(JOB, snapshot.job().jobId().toString());
        fields.put(CLIENT, snapshot.job().clientId().toString());
        fields.put(LOCATION, snapshot.there() ? snapshot.location().id().toString() : null);
        fields.put(THERE, snapshot.there() ? snapshot.id().toString() : null);
        fields.put(UNDECIDED, snapshot.undecided() ? snapshot.id().toString() : null);
        return fields;
    }
}
