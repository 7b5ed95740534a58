package eus.gordailu.rotation.request;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.rotation.SnapshotAccepted;
import eus.gordailu.contracts.rotation.SnapshotExpired;
import eus.gordailu.contracts.rotation.SnapshotPinned;
import eus.gordailu.contracts.usage.JobUsage;
import eus.gordailu.contracts.wire.Message;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.snapshot.SnapshotCatalog;
import eus.gordailu.repository.snapshot.SnapshotUnknownException;
import eus.gordailu.rotation.expiry.Departure;
import eus.gordailu.rotation.expiry.Measurement;
import eus.gordailu.rotation.location.JobDirectoryMissingException;
import eus.gordailu.rotation.location.JobLookup;
import eus.gordailu.rotation.location.KnownLocations;
import java.time.Clock;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Does on disk what somebody wants; done twice, it is as if done once. */
final class Fulfilment {

    private final KnownLocations locations;
    private final Clock clock;

    Fulfilment(KnownLocations locations, Clock clock) {
        this.locations = locations;
        this.clock = clock;
    }

    /** Whether the snapshot is there. */
    boolean finds(Wish wish) {
        return new SnapshotCatalog(JobLookup.find(locations.get(wish.locationId()), wish.job()))
                .find(wish.snapshotId())
                .isPresent();
    }

    /**
     * Does it, and returns the facts: an acceptance may be one of several snapshots.
     *
     * @throws eus.gordailu.repository.RepositoryException when it is refused; nothing has changed then
     */
    List<Message> fulfil(Request request) {
        Wish wish = request.wish();
        try {
            return fulfil(request, JobLookup.find(locations.get(wish.locationId()), wish.job()));
        } catch (JobDirectoryMissingException e) {
            if (wish.kind() != Wish.Kind.RETIRE) {
                throw e;
            }
            // Of a job that is no more, somebody has removed all by hand: nothing of it is left to be held.
            return List.of(expired(wish, new JobUsage(null, List.of())));
        }
    }

    private List<Message> fulfil(Request request, JobDirectory directory) {
        Wish wish = request.wish();
        SnapshotCatalog catalog = new SnapshotCatalog(directory);
        return switch (wish.kind()) {
            case PIN -> {
                catalog.pin(wish.snapshotId());
                yield List.of(new SnapshotPinned(wish.job(), wish.snapshotId(), true, clock.instant()));
            }
            case UNPIN -> {
                catalog.unpin(wish.snapshotId());
                yield List.of(new SnapshotPinned(wish.job(), wish.snapshotId(), false, clock.instant()));
            }
            case ACCEPT -> {
                try (JobLock lock = JobLock.acquire(directory)) {
                    yield new SnapshotCatalog(lock.directory())
                            .accept(wish.snapshotId()).stream()
                                    .<Message>map(id ->
                                            new SnapshotAccepted(wish.job(), id, wish.requestedBy(), clock.instant()))
                                    .toList();
                }
            }
            case EXPIRE -> List.of(expired(request, directory, Departure::of));
            case RETIRE -> List.of(expired(request, directory, Departure::ofRetired));
        };
    }

    private Message expired(Request request, JobDirectory directory, BiConsumer<JobLock, SnapshotId> departure) {
        Wish wish = request.wish();
        try (JobLock lock = JobLock.acquire(directory)) {
            Measurement measurement = Measurement.begin(lock);
            try {
                departure.accept(lock, wish.snapshotId());
            } catch (SnapshotUnknownException e) {
                // It has gone since it was found, and by now its tree was deleted or taken for the next snapshot.
                if (!request.wasFound()) {
                    throw e;
                }
            }
            return expired(wish, measurement.end().orElse(null));
        }
    }

    private SnapshotExpired expired(Wish wish, @Nullable JobUsage usage) {
        return new SnapshotExpired(wish.job(), wish.snapshotId(), wish.requestedBy(), usage, clock.instant(), null);
    }
}
