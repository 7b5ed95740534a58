package eus.gordailu.snapshot.hook;

import eus.gordailu.contracts.id.ClientId;
import java.util.HashMap;
import java.util.Map;

/** The batches of this worker, the last of each client. */
final class Batches {

    private final Map<ClientId, Batch> last = new HashMap<>();
    private final Map<Batch, Integer> attempts = new HashMap<>();

    /** The client's last batch, as long as somebody is in it and its scripts have not failed; else a new one. */
    synchronized Batch join(ClientId client) {
        Batch known = last.get(client);
        Batch joined = known == null || known.isSpoilt() || !attempts.containsKey(known) ? new Batch(known) : known;
        last.put(client, joined);
        attempts.merge(joined, 1, Integer::sum);
        return joined;
    }

    /** True when nobody is left in it; whoever comes now begins another. */
    synchronized boolean leave(Batch batch) {
        Integer left = attempts.computeIfPresent(batch, (_, count) -> count == 1 ? null : count - 1);
        return left == null;
    }

    /** All of it has ended, with what comes after it. */
    synchronized void close(ClientId client, Batch batch) {
        batch.close();
        last.remove(client, batch);
    }
}
