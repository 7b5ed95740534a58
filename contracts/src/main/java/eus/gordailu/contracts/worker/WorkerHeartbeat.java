package eus.gordailu.contracts.worker;

import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A worker is alive: what it serves, what it can take on, and the attempts whose leases it renews.
 *
 * @param url where it answers over HTTP; null if it does not
 */
public record WorkerHeartbeat(
        WorkerId workerId,
        Instant at,
        Instant leaseUntil,
        int slots,
        List<LocationStatus> locations,
        List<ActiveAttempt> active,
        Map<String, String> versions,
        @Nullable String url)
        implements Message {

    public WorkerHeartbeat {
        locations = List.copyOf(locations);
        active = List.copyOf(active);
        versions = Map.copyOf(versions);
    }

    @Override
    public String key() {
        return workerId.toString();
    }
}
