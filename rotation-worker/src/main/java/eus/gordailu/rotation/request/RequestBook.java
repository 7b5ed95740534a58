package eus.gordailu.rotation.request;

import static com.mongodb.client.model.Filters.eq;

import eus.gordailu.contracts.rotation.SnapshotChangeRefused;
import eus.gordailu.contracts.wire.Message;
import eus.gordailu.kit.order.Succession;
import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.store.Stored;
import eus.gordailu.repository.RepositoryException;
import eus.gordailu.repository.job.JobLockedException;
import eus.gordailu.rotation.location.KnownLocations;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Every request with what has become of it. Each is fulfilled or refused once; one that an interruption left open is taken up again. */
public final class RequestBook {

    private final Documents<Request> requests;
    private final Fulfilment fulfilment;
    private final Succession succession;
    private final Clock clock;

    public RequestBook(ServiceStore store, KnownLocations locations, Clock clock) {
        this.requests = store.documents("requests", Request.class, Request::lookup)
                .index(Request.STATE)
                .forgetting(Request.SETTLED_SINCE, ServiceStore.LONGER_THAN_MESSAGES);
        this.fulfilment = new Fulfilment(locations, clock);
        this.succession = new Succession(clock);
        this.clock = clock;
    }

    /** Writes a wish down; false when it, or a later one that replaces it, is known already. */
    boolean open(Wish wish) {
        Request request = Request.open(wish);
        return requests.insert(wish.id(), request)
                || requests.change(
                                wish.id(),
                                stored -> Optional.of(Change.to(request))
                                        .filter(change -> succession.replaces(
                                                wish.requestedAt(),
                                                stored.value().wish().requestedAt())))
                        .isPresent();
    }

    /** Those that are neither fulfilled nor refused. */
    List<Wish> unfinished() {
        return wishes(Request.State.OPEN);
    }

    /** Those that are fulfilled, but what was taken out of view has not been deleted yet. */
    List<Wish> undeleted() {
        return wishes(Request.State.DELETING);
    }

    private List<Wish> wishes(Request.State state) {
        return requests.find(eq(Request.STATE, state.name())).stream()
                .map(stored -> stored.value().wish())
                .toList();
    }

    /** What was taken out of view by it is there no more. */
    void deleted(String id) {
        requests.change(
                id,
                stored -> Optional.of(stored.value())
                        .filter(request -> request.state() == Request.State.DELETING)
                        .map(request -> Change.to(request.in(Request.State.DONE))));
    }

    /**
     * Fulfils or refuses what is open under this id.
     *
     * @return what has become of it; empty when nothing is open
     * @throws JobLockedException when another works on the job: it stays open
     */
    Optional<Request> settle(String id) {
        return requests.find(id)
                .filter(stored -> stored.value().state() == Request.State.OPEN)
                .flatMap(this::begun)
                .flatMap(stored -> {
                    Change<Request> settled = settled(stored.value());
                    return requests.change(
                            id, now -> Optional.of(settled).filter(change -> now.version() == stored.version()));
                })
                .map(Stored::value);
    }

    /** That the snapshot is there is written down before it goes: done again after a crash, it may be nowhere. */
    private Optional<Stored<Request>> begun(Stored<Request> stored) {
        Request request = stored.value();
        return !request.wish().expires() || request.wasFound() || !finds(request.wish())
                ? Optional.of(stored)
                : requests.change(
                        request.wish().id(),
                        now -> Optional.of(Change.to(request.begun()))
                                .filter(change -> now.version() == stored.version()));
    }

    /** Where nobody can tell, the fulfilment will say why. */
    private boolean finds(Wish wish) {
        try {
            return fulfilment.finds(wish);
        } catch (RepositoryException e) {
            return false;
        }
    }

    private Change<Request> settled(Request request) {
        try {
            return Change.to(
                    request.in(request.wish().expires() ? Request.State.DELETING : Request.State.DONE),
                    fulfilment.fulfil(request).toArray(Message[]::new));
        } catch (JobLockedException e) {
            throw e;
        } catch (RepositoryException e) {
            Wish wish = request.wish();
            return Change.to(
                    request.in(Request.State.REFUSED),
                    new SnapshotChangeRefused(wish.job(), wish.snapshotId(), e.toFailure(), clock.instant()));
        }
    }
}
