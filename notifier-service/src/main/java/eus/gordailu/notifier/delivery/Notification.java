package eus.gordailu.notifier.delivery;

import eus.gordailu.contracts.notification.NotificationDelivered;
import eus.gordailu.kit.store.Change;
import eus.gordailu.notifier.rule.Notice;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A notice on its way through a channel: recorded first, told then. */
record Notification(
        Notice notice,
        String channel,
        State state,
        Instant recordedAt,
        @Nullable Instant deliveredAt) {

    static final String STATE = "state";
    static final String DELIVERED_AT = "deliveredAt";

    enum State {
        PENDING,
        DELIVERED
    }

    static Notification pending(Notice notice, String channel, Instant now) {
        return new Notification(notice, channel, State.PENDING, now, null);
    }

    Change<Notification> delivered(Instant now) {
        return Change.to(
                new Notification(notice, channel, State.DELIVERED, recordedAt, now),
                new NotificationDelivered(
                        notice.id(), notice.recipient(), channel, notice.fact().id(), now));
    }

    Map<String, ?> lookup() {
        return deliveredAt == null
                ? Map.of(STATE, state.name())
                : Map.of(STATE, state.name(), DELIVERED_AT, deliveredAt);
    }
}
