package eus.gordailu.snapshot.heartbeat;

import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.run.JobDue;
import eus.gordailu.contracts.worker.TransferProgress;
import eus.gordailu.contracts.worker.WorkerHeartbeat;
import eus.gordailu.snapshot.location.WorkerLocations;
import eus.gordailu.snapshot.pull.Slots;
import eus.gordailu.snapshot.restore.Restorer;
import eus.gordailu.transfer.rsync.RsyncProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;

/** Tells others of this worker, and how far it is. */
public final class Heartbeat {

    private final Worker worker;
    private final WorkerLocations locations;
    private final Slots slots;
    private final Restorer restorer;
    private final Telling telling;
    private final Clock clock;

    /** Who tells, for how long its claims hold, the versions of what it works with, and where it answers. */
    public record Worker(
            WorkerId id,
            Duration lease,
            Map<String, String> versions,
            @Nullable String url) {}

    public Heartbeat(
            Worker worker, WorkerLocations locations, Slots slots, Restorer restorer, Telling telling, Clock clock) {
        this.worker = worker;
        this.locations = locations;
        this.slots = slots;
        this.restorer = restorer;
        this.telling = telling;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void beat() {
        Instant now = clock.instant();
        telling.tell(new WorkerHeartbeat(
                worker.id(),
                now,
                now.plus(worker.lease()),
                slots.size(),
                locations.statuses(),
                slots.active(),
                worker.versions(),
                worker.url()));
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void progress() {
        for (Slots.Occupant occupant : slots.occupants()) {
            RsyncProgress said = occupant.progress();
            if (said != null) {
                telling.tell(progress(occupant.command(), said));
            }
        }
        restorer.progress().forEach(telling::tell);
    }

    private TransferProgress progress(JobDue command, RsyncProgress said) {
        return new TransferProgress(
                command.runId(),
                command.attempt(),
                worker.id(),
                "TRANSFERRING",
                said.bytes(),
                said.transferredFiles(),
                said.bytesPerSecond(),
                said.scanning() ? null : said.remaining(),
                clock.instant());
    }
}
