package eus.gordailu.snapshot.client;

import eus.gordailu.contracts.catalog.BandwidthLimit;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.transfer.process.Cancellation;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Breaks off what is under way when another bandwidth limit begins to hold for its client: rsync takes one at its start. What was brought is not
 * brought again.
 */
public final class PaceWatch implements AutoCloseable {

    private final Cancellation watched;
    private final Cancellation over = new Cancellation();
    private volatile boolean changed;

    private PaceWatch(Cancellation watched) {
        this.watched = watched;
    }

    /** Looks so often whether what the client may send now is another than at the beginning. */
    public static PaceWatch over(Client client, Supplier<OptionalLong> now, Duration every, Cancellation cancellation) {
        PaceWatch watch = new PaceWatch(cancellation.child());
        if (ClientApproach.limit(client).filter(BandwidthLimit::varies).isPresent()) {
            OptionalLong begun = now.get();
            Thread.ofPlatform().daemon().name("pace").start(() -> watch.look(begun, now, every));
        }
        return watch;
    }

    private void look(OptionalLong begun, Supplier<OptionalLong> now, Duration every) {
        try {
            while (!over.await(every)) {
                if (!now.get().equals(begun)) {
                    changed = true;
                    watched.cancel();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** For what is watched: comes with the given one, or with the change. */
    public Cancellation cancellation() {
        return watched;
    }

    /** Whether it was the change that ended it. */
    public boolean changed() {
        return changed;
    }

    @Override
    public void close() {
        over.cancel();
    }
}
