package eus.gordailu.snapshot.location;

import static eus.gordailu.kit.messaging.MessageHandler.on;

import com.mongodb.client.model.Filters;
import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.catalog.LocationDefined;
import eus.gordailu.contracts.catalog.LocationRemoved;
import eus.gordailu.contracts.catalog.MarkLocation;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.worker.LocationStatus;
import eus.gordailu.kit.messaging.MessageHandler;
import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.store.Stored;
import eus.gordailu.kit.worker.WorkerProperties;
import eus.gordailu.repository.RepositoryException;
import eus.gordailu.repository.location.KeepOut;
import eus.gordailu.repository.location.LocationDirectory;
import eus.gordailu.repository.location.Space;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The locations of this machine. A directory is made a location once, when it is first heard of: a marker that is missing
 * later is missing because the disk is, and is never written again by itself: only when a person asks for it.
 */
public final class WorkerLocations implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerLocations.class);
    private static final Duration WISH_LASTS = Duration.ofMinutes(5);

    private final Documents<Known> documents;
    private final WorkerProperties worker;
    private final Clock clock;
    private final DiskWatch disks = new DiskWatch(Duration.ofSeconds(3));

    /** What was last said of a location that could not be made ready: it is tried often, and said once. */
    private final Map<LocationId, String> said = new ConcurrentHashMap<>();

    /**
     * A location, at which version it was last heard of, the directories in which its marker was ever written, what keeps those
     * out of backups, and when a person has last asked to have it marked.
     */
    record Known(
            Location location,
            long version,
            boolean removed,
            Set<String> markedDirectories,
            Set<KeepOut> keepOuts,
            @Nullable Instant markAsked) {

        static Known asNew(Location location) {
            return new Known(location, 0, false, Set.of(), Set.of(), null);
        }

        Known {
            markedDirectories = Set.copyOf(markedDirectories);
            // A document of an older version has none.
            keepOuts = Set.copyOf(Objects.requireNonNullElse(keepOuts, Set.of()));
        }

        Known as(Location now, long heardOf) {
            return new Known(now, heardOf, false, markedDirectories, keepOuts, markAsked);
        }

        Known gone(long heardOf) {
            return new Known(location, heardOf, true, Set.of(), keepOuts, markAsked);
        }

        boolean isMarked() {
            return markedDirectories.contains(location.directory());
        }

        Known marked(KeepOut keepOut) {
            return new Known(
                    location,
                    version,
                    removed,
                    with(markedDirectories, location.directory()),
                    with(keepOuts, keepOut),
                    markAsked);
        }

        Known asked(Instant at) {
            return new Known(location, version, removed, markedDirectories, keepOuts, at);
        }

        /** Each wish to have it marked counts once. */
        boolean isNews(Instant at) {
            return !removed && (markAsked == null || at.isAfter(markAsked));
        }

        private static <T> Set<T> with(Set<T> some, T one) {
            return Stream.concat(some.stream(), Stream.of(one)).collect(Collectors.toUnmodifiableSet());
        }
    }

    public WorkerLocations(ServiceStore store, WorkerProperties worker, Clock clock) {
        this.documents = store.documents("locations." + worker.name(), Known.class, known -> Map.of());
        this.worker = worker;
        this.clock = clock;
    }

    public List<MessageHandler<?>> handlers() {
        return List.of(
                on(LocationDefined.class, this::defined),
                on(LocationRemoved.class, this::removed),
                on(MarkLocation.class, this::markAgain));
    }

    /** What keeps those that were ever made ready out of backups. */
    public List<KeepOut> keepOuts() {
        return documents.find(Filters.empty()).stream()
                .flatMap(known -> known.value().keepOuts().stream())
                .toList();
    }

    /** How each is, now. One that could not be made ready yet is tried again. */
    public List<LocationStatus> statuses() {
        List<Known> there = documents.find(Filters.empty()).stream()
                .map(Stored::value)
                .filter(known -> !known.removed())
                .toList();
        Map<LocationId, Known> byId = there.stream()
                .collect(Collectors.toMap(known -> known.location().id(), Function.identity()));
        return disks.look(there.stream().map(Known::location).toList(), location -> {
            Known known = byId.get(location.id());
            if (known != null && !known.isMarked()) {
                mark(known);
            }
            return status(location);
        });
    }

    @Override
    public void close() {
        disks.close();
    }

    private void defined(LocationDefined event) {
        Location location = event.location();
        if (!worker.serves(location.id())) {
            return;
        }
        documents.insert(location.id(), Known.asNew(location));
        documents.change(
                location.id(),
                known -> event.version() > known.value().version()
                        ? Optional.of(Change.to(known.value().as(location, event.version())))
                        : Optional.empty());
        documents
                .find(location.id())
                .filter(known -> !known.value().isMarked())
                .ifPresent(known -> mark(known.value()));
    }

    /**
     * One attempt: the person who asks has seen the directory as it is now. A wish that comes late is not carried out, for the disk may not
     * be mounted any more.
     */
    private void markAgain(MarkLocation command) {
        LocationId id = command.locationId();
        Instant at = command.requestedAt();
        Optional<Known> asked = documents.find(id).map(Stored::value).filter(known -> known.isNews(at));
        if (asked.isEmpty()) {
            return;
        }
        if (at.plus(WISH_LASTS).isBefore(clock.instant())) {
            LOG.warn("Location {} was to be marked at {}, which is long ago: ask again if it is still to be", id, at);
        } else {
            mark(asked.get());
        }
        documents.change(
                id,
                known -> known.value().isNews(at)
                        ? Optional.of(Change.to(known.value().asked(at)))
                        : Optional.empty());
    }

    /** Added again it is made ready again: that is how a person says that the directory is the right one. */
    private void removed(LocationRemoved event) {
        documents.change(
                event.locationId(),
                known -> event.version() > known.value().version()
                        ? Optional.of(Change.to(known.value().gone(event.version())))
                        : Optional.empty());
    }

    private void mark(Known known) {
        Location location = known.location();
        try {
            KeepOut keepOut = LocationDirectory.initialise(location.id(), Path.of(location.directory()))
                    .keepOut();
            documents.change(
                    location.id(),
                    current -> current.value().location().directory().equals(location.directory())
                            ? Optional.of(Change.to(current.value().marked(keepOut)))
                            : Optional.empty());
            LOG.info("Location {} is ready in {}", location.id(), location.directory());
        } catch (RepositoryException e) {
            if (!e.toFailure()
                    .sentence()
                    .equals(said.put(location.id(), e.toFailure().sentence()))) {
                LOG.warn("{}", e.getMessage());
            }
        }
    }

    private static LocationStatus status(Location location) {
        try {
            LocationDirectory directory = LocationDirectory.open(location.id(), Path.of(location.directory()));
            Space space = directory.space();
            return new LocationStatus(
                    location.id(), true, directory.shortcoming().orElse(null), space.freeBytes(), space.totalBytes());
        } catch (RepositoryException e) {
            return new LocationStatus(location.id(), false, e.getMessage(), 0, 0);
        }
    }
}
