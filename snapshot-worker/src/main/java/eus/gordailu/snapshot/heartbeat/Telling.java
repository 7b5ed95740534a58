package eus.gordailu.snapshot.heartbeat;

import eus.gordailu.contracts.wire.CloudEvent;
import eus.gordailu.contracts.wire.Message;
import eus.gordailu.contracts.wire.WireCodec;
import eus.gordailu.kit.messaging.MessageSender;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells others what the next message will say better: what can't be told now is not kept. */
public final class Telling {

    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);
    private static final String SOURCE = "/gordailu/snapshot-worker";

    private final WireCodec codec = new WireCodec();
    private final MessageSender sender;
    private final Clock clock;

    public Telling(MessageSender sender, Clock clock) {
        this.sender = sender;
        this.clock = clock;
    }

    void tell(Message message) {
        try {
            sender.send(codec.write(CloudEvent.of(message, SOURCE, clock.instant())));
        } catch (RuntimeException e) {
            LOG.warn("The others are not told of this worker now: {}", e.toString());
        }
    }
}
