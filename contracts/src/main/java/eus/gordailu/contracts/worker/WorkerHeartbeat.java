package eus.gordailu.contracts.worker;

import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A worker is alive: what it serves, what it can take on, and the attempts whose leases it renews. */
public record WorkerHeartbeat(
        WorkerId workerId,
        Instant at,
        Instant leaseUntil,
        int slots,
        List<LocationStatus> locations,
        List<ActiveAttempt> active,
        Map<String, String> versions)
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
