package eus.gordailu.snapshot.heartbeat;

import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.run.JobDue;
import eus.gordailu.contracts.wire.CloudEvent;
import eus.gordailu.contracts.wire.Message;
import eus.gordailu.contracts.wire.WireCodec;
import eus.gordailu.contracts.worker.TransferProgress;
import eus.gordailu.contracts.worker.WorkerHeartbeat;
import eus.gordailu.kit.messaging.MessageSender;
import eus.gordailu.snapshot.location.WorkerLocations;
import eus.gordailu.snapshot.pull.Slots;
import eus.gordailu.transfer.rsync.RsyncProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Tells others of this worker. What can't be told now is not kept: the next one says it better. */
public final class Heartbeat {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final String SOURCE = "/gordailu/snapshot-worker";

    private final WireCodec codec = new WireCodec();
    private final Worker worker;
    private final WorkerLocations locations;
    private final Slots slots;
    private final MessageSender sender;
    private final Clock clock;

    /** Who tells, for how long its claims hold, the versions of what it works with, and where it answers. */
    public record Worker(
            WorkerId id,
            Duration lease,
            Map<String, String> versions,
            @Nullable String url) {}

    public Heartbeat(Worker worker, WorkerLocations locations, Slots slots, MessageSender sender, Clock clock) {
        this.worker = worker;
        this.locations = locations;
        this.slots = slots;
        this.sender = sender;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void beat() {
        Instant now = clock.instant();
        tell(new WorkerHeartbeat(
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
                tell(progress(occupant.command(), said));
            }
        }
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

    private void tell(Message message) {
        try {
            sender.send(codec.write(CloudEvent.of(message, SOURCE, clock.instant())));
        } catch (RuntimeException e) {
            LOG.warn("The others are not told of this worker now: {}", e.toString());
        }
    }
}
