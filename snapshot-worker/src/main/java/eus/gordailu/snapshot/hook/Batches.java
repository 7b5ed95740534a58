package eus.gordailu.snapshot.hook;

import eus.gordailu.contracts.id.ClientId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** The batches of this worker. */
final class Batches {

    private final Map<ClientId, Open> open = new HashMap<>();
    private final Map<ClientId, ReentrantLock> turns = new HashMap<>();

    /** One that may be joined, and by how many it was. */
    private static final class Open {

        private final Batch batch;
        private int attempts;

        private Open(Batch batch) {
            this.batch = batch;
        }
    }

    synchronized Batch join(ClientId client) {
        Open joined = open.computeIfAbsent(
                client, id -> new Open(new Batch(turns.computeIfAbsent(id, _ -> new ReentrantLock()))));
        joined.attempts++;
        return joined.batch;
    }

    /** True when nobody is left in it; whoever comes now begins another. */
    synchronized boolean leave(ClientId client) {
        Open left = open.get(client);
        if (left == null || --left.attempts > 0) {
            return false;
        }
        open.remove(client);
        return true;
    }
}
