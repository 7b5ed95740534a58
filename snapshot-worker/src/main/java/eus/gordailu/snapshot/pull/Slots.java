package eus.gordailu.snapshot.pull;

import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.run.JobDue;
import eus.gordailu.contracts.worker.ActiveAttempt;
import eus.gordailu.snapshot.hook.AttemptHooks;
import eus.gordailu.snapshot.workflow.SnapshotRun;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.rsync.RsyncProgress;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The places in which attempts are carried out; what finds none free waits. The threads live as long as the worker: a
 * transfer ends with the thread that began it.
 */
public final class Slots implements AutoCloseable {

    private static final int PATIENCE_IN_SECONDS = 20;

    private final Set<Occupant> occupants = ConcurrentHashMap.newKeySet();
    private final SnapshotRun run;
    private final ExecutorService threads;
    private final int size;

    public Slots(SnapshotRun run, int size) {
        this.run = run;
        this.size = size;
        this.threads = Executors.newFixedThreadPool(
                size, Thread.ofPlatform().name("slot-", 1).factory());
    }

    /** An attempt that waits or is under way, and the last that its transfer said of itself. */
    public static final class Occupant {

        private final JobDue command;
        private final Cancellation cancellation = new Cancellation();
        private volatile @Nullable RsyncProgress progress;

        private Occupant(JobDue command) {
            this.command = command;
        }

        public JobDue command() {
            return command;
        }

        public @Nullable RsyncProgress progress() {
            return progress;
        }
    }

    void take(JobDue command) {
        occupy(
                command,
                (occupant, around) ->
                        run.carryOut(command, around, said -> occupant.progress = said, occupant.cancellation));
    }

    /** For an attempt that a crash has cut short, and of which it can't be told yet how it ended. */
    public void settle(JobDue command) {
        occupy(command, (_, around) -> run.settle(command, around));
    }

    private void occupy(JobDue command, BiConsumer<Occupant, AttemptHooks> work) {
        Occupant occupant = new Occupant(command);
        occupants.add(occupant);
        AttemptHooks around = run.join(command);
        threads.execute(() -> {
            try (around) {
                work.accept(occupant, around);
            } finally {
                occupants.remove(occupant);
            }
        });
    }

    void abort(RunId id) {
        occupants.stream()
                .filter(occupant -> occupant.command.runId().equals(id))
                .forEach(occupant -> occupant.cancellation.cancel());
    }

    public int size() {
        return size;
    }

    public Collection<Occupant> occupants() {
        return List.copyOf(occupants);
    }

    /** The attempts whose leases are to be renewed. */
    public List<ActiveAttempt> active() {
        return occupants().stream()
                .map(occupant -> new ActiveAttempt(
                        occupant.command().runId(), occupant.command().attempt()))
                .toList();
    }

    /** Attempts under way are broken off; they are tried again, as after a crash. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
