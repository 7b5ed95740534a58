package eus.gordailu.contracts.notification;

import eus.gordailu.contracts.wire.Message;
import java.time.Instant;

/** A recipient was told of a fact. */
public record NotificationDelivered(
        String notificationId, String recipient, String channel, String fact, Instant deliveredAt) implements Message {

    @Override
    public String key() {
        return recipient;
    }
}
