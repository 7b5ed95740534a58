package eus.gordailu.snapshot.restore;

import static com.mongodb.client.model.Filters.eq;

import eus.gordailu.contracts.id.RestoreId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.restore.AbortRestore;
import eus.gordailu.contracts.restore.RestoreAborted;
import eus.gordailu.contracts.restore.RestoreCompleted;
import eus.gordailu.contracts.restore.RestoreFailed;
import eus.gordailu.contracts.restore.RestoreQueued;
import eus.gordailu.contracts.restore.RestoreRequested;
import eus.gordailu.contracts.restore.RestoreStarted;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.wire.Message;
import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.store.Stored;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every restore with its state, and told of in the same write. */
public final class RestoreBook {

    private static final Logger LOG = LoggerFactory.getLogger(RestoreBook.class);
    private static final String REQUESTED_AT = "requestedAt";

    private final Documents<Restore> restores;
    private final Documents<AbortRestore> aborts;
    private final WorkerId worker;
    private final Clock clock;

    public RestoreBook(ServiceStore store, WorkerId worker, Clock clock) {
        this.restores = store.documents("restores", Restore.class, Restore::lookup)
                .index(Restore.ACTIVE_AT)
                .forgetting(Restore.ENDED_SINCE, ServiceStore.LONGER_THAN_MESSAGES);
        this.aborts = store.documents(
                        "restore-aborts", AbortRestore.class, abort -> Map.of(REQUESTED_AT, abort.requestedAt()))
                .forgetting(REQUESTED_AT, ServiceStore.LONGER_THAN_MESSAGES);
        this.worker = worker;
        this.clock = clock;
    }

    /** Takes it on for this worker; false when somebody has done so already. */
    boolean claim(RestoreRequested command) {
        return restores.insert(
                command.restoreId(),
                new Restore(command, worker, RestoreState.WAITING, clock.instant()),
                new RestoreQueued(command.restoreId(), command.job(), worker, clock.instant()));
    }

    /** It has its turn. */
    void begun(RestoreRequested command) {
        restores.change(
                command.restoreId(),
                stored -> stored.value().state() == RestoreState.WAITING
                        ? Optional.of(Change.to(
                                stored.value().in(RestoreState.RUNNING),
                                new RestoreStarted(command.restoreId(), command.job(), worker, clock.instant())))
                        : Optional.empty());
    }

    /** Remembers that it is to be ended, also if it has not come yet. */
    void abort(AbortRestore command) {
        aborts.insert(command.restoreId(), command);
    }

    boolean isAborted(RestoreId id) {
        return aborts.find(id).isPresent();
    }

    /** Those that this worker has taken on and not ended. */
    List<Restore> active() {
        return restores.find(eq(Restore.ACTIVE_AT, worker.value())).stream()
                .map(Stored::value)
                .toList();
    }

    void completed(RestoreCompleted event) {
        end(event.restoreId(), RestoreState.COMPLETED, event);
        LOG.info("Restore {} of {} is complete", event.restoreId(), event.job());
    }

    void failed(RestoreRequested command, Failure failure) {
        end(
                command.restoreId(),
                RestoreState.FAILED,
                new RestoreFailed(command.restoreId(), command.job(), failure, clock.instant()));
        LOG.warn("Restore {} of {} failed: {}", command.restoreId(), command.job(), failure.sentence());
    }

    void aborted(RestoreRequested command) {
        end(
                command.restoreId(),
                RestoreState.ABORTED,
                new RestoreAborted(command.restoreId(), command.job(), clock.instant()));
        LOG.info("Restore {} of {} is aborted", command.restoreId(), command.job());
    }

    private void end(RestoreId id, RestoreState state, Message message) {
        restores.change(
                id,
                stored -> stored.value().state().ended()
                        ? Optional.empty()
                        : Optional.of(Change.to(stored.value().in(state), message)));
    }
}
