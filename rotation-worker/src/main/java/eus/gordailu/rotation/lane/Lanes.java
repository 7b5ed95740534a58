package eus.gordailu.rotation.lane;

import eus.gordailu.contracts.id.LocationId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread for each location: its work is done in turn, and a disk that hangs holds up no other. */
public final class Lanes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<LocationId, ScheduledThreadPoolExecutor> lanes = new ConcurrentHashMap<>();
    private final String name;

    private Lanes(String name) {
        this.name = name;
    }

    /** For short work that somebody waits for. */
    public static Lanes prompt() {
        return new Lanes("rotation");
    }

    /** For long work that nobody waits for. */
    public static Lanes patient() {
        return new Lanes("deletion");
    }

    /** Does this on the location's disk in its turn, after the wait at the earliest; not at all once closed. */
    // Nobody waits for the future: what the work throws is logged.
    @SuppressWarnings("FutureReturnValueIgnored")
    public void schedule(LocationId location, Duration wait, Runnable work) {
        lanes.computeIfAbsent(location, this::lane).schedule(() -> run(work), wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Begins nothing more and waits a while for what is being done; what does not end is left to the next start. */
    @Override
    public void close() {
        List.copyOf(lanes.values()).forEach(ScheduledThreadPoolExecutor::shutdown);
        lanes.values().forEach(this::awaitEnd);
    }

    private void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            LOG.error("A {} broke off: look at the cause; it goes on at the next start", name, e);
            throw e;
        }
    }

    private ScheduledThreadPoolExecutor lane(LocationId location) {
        ScheduledThreadPoolExecutor lane = new ScheduledThreadPoolExecutor(
                1,
                Thread.ofPlatform().name(name + "-" + location).daemon().factory(),
                new ThreadPoolExecutor.DiscardPolicy());
        lane.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return lane;
    }

    private void awaitEnd(ScheduledThreadPoolExecutor lane) {
        try {
            if (!lane.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("A {} still runs: it goes on at the next start", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
