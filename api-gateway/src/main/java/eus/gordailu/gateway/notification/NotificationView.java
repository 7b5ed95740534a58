package eus.gordailu.gateway.notification;

import eus.gordailu.contracts.notification.NotificationDelivered;
import eus.gordailu.contracts.notification.NotificationGivenUp;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A fact and the recipient who was told of it; with a failure, who could not be told. */
@Schema(name = "Notification")
public record NotificationView(
        String id,
        String recipient,
        String channel,
        String fact,
        Instant at,
        boolean delivered,
        @Nullable String failure) {

    static NotificationView of(NotificationDelivered event) {
        return new NotificationView(
                event.notificationId(),
                event.recipient(),
                event.channel(),
                event.fact(),
                event.deliveredAt(),
                true,
                null);
    }

    static NotificationView of(NotificationGivenUp event) {
        return new NotificationView(
                event.notificationId(),
                event.recipient(),
                event.channel(),
                event.fact(),
                event.givenUpAt(),
                false,
                event.failure().sentence());
    }

    /** Delivered is the last word; otherwise the later one counts. */
    boolean outweighs(NotificationView other) {
        return delivered == other.delivered ? at.isAfter(other.at) : delivered;
    }
}
