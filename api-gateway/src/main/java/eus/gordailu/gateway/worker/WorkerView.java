package eus.gordailu.gateway.worker;

import eus.gordailu.contracts.worker.LocationStatus;
import eus.gordailu.contracts.worker.WorkerHeartbeat;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A worker as it is shown. It is silent when it has not renewed its leases in time. */
@Schema(name = "Worker")
public record WorkerView(
        String id,
        Instant lastSeen,
        boolean silent,
        int slots,
        int active,
        List<Location> locations,
        Map<String, String> versions) {

    /** A location as its worker sees it; a problem says why it is not ready. */
    @Schema(name = "LocationStatus")
    public record Location(
            String id, boolean ready, @Nullable String problem, long freeBytes, long totalBytes) {}

    public static WorkerView of(WorkerHeartbeat heartbeat, Instant now) {
        return new WorkerView(
                heartbeat.workerId().toString(),
                heartbeat.at(),
                heartbeat.leaseUntil().isBefore(now),
                heartbeat.slots(),
                heartbeat.active().size(),
                heartbeat.locations().stream().map(WorkerView::location).toList(),
                new TreeMap<>(heartbeat.versions()));
    }

    private static Location location(LocationStatus status) {
        return new Location(
                status.locationId().toString(),
                status.ready(),
                status.problem(),
                status.freeBytes(),
                status.totalBytes());
    }
}
