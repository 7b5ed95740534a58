package eus.gordailu.snapshot.location;

import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.worker.LocationStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Has each disk looked at by a thread of its own: one that hangs is told of, and holds up nobody. */
final class DiskWatch implements AutoCloseable {

    private final Map<LocationId, Future<LocationStatus>> looks = new ConcurrentHashMap<>();
    // Platform threads: a call into a disk that hangs would hold a carrier of virtual ones.
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("location-", 1).factory());
    private final Duration patience;

    /** Waits so long for an answer, in all. */
    DiskWatch(Duration patience) {
        this.patience = patience;
    }

    /** How each location is; one whose last look has not come back yet is not looked at again until it has. */
    List<LocationStatus> look(List<Location> locations, Function<Location, LocationStatus> look) {
        locations.forEach(location -> looks.compute(
                location.id(),
                (id, before) ->
                        before == null || before.isDone() ? threads.submit(() -> look.apply(location)) : before));
        long deadline = System.nanoTime() + patience.toNanos();
        return locations.stream().map(location -> answer(location, deadline)).toList();
    }

    private LocationStatus answer(Location location, long deadline) {
        try {
            Future<LocationStatus> look = looks.get(location.id());
            return look == null
                    ? silent(location)
                    : look.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return silent(location);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return silent(location);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Location %s could not be looked at".formatted(location.id()), e.getCause());
        }
    }

    private LocationStatus silent(Location location) {
        String problem = "The disk of location %s (%s) does not answer: check it, its cable or its network"
                .formatted(location.id(), location.directory());
        return new LocationStatus(location.id(), false, problem, 0, 0);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
