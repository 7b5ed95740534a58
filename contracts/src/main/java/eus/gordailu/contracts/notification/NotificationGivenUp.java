package eus.gordailu.contracts.notification;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;

/** A recipient could not be told of a fact. */
public record NotificationGivenUp(
        String notificationId, String recipient, String channel, String fact, Failure failure, Instant givenUpAt)
        implements Message {

    @Override
    public String key() {
        return recipient;
    }
}
