package eus.gordailu.notifier.delivery;

import static com.mongodb.client.model.Filters.eq;

import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.store.Stored;
import eus.gordailu.notifier.channel.Channel;
import eus.gordailu.notifier.delivery.Notification.State;
import eus.gordailu.notifier.rule.Notice;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells each notice through the channel. It is recorded before it is told: reported again it changes nothing, and a
 * crash in between leaves a record by which it is told later. Only a crash at the very moment of telling tells it twice.
 */
public final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final Documents<Notification> notifications;
    private final Channel channel;
    private final Clock clock;

    public Delivery(ServiceStore store, Channel channel, Clock clock) {
        this.notifications = store.documents("notifications", Notification.class, Notification::lookup)
                .index(Notification.STATE)
                .forgetting(Notification.DELIVERED_AT, ServiceStore.LONGER_THAN_MESSAGES);
        this.channel = channel;
        this.clock = clock;
    }

    /** Tells this, unless the recipient was told before. */
    public void tell(Notice notice) {
        notifications.insert(notice.id(), Notification.pending(notice, channel.name(), clock.instant()));
        notifications.find(notice.id()).ifPresent(this::deliver);
    }

    /** Tells what was recorded and not told yet. */
    public void resume() {
        notifications.find(eq(Notification.STATE, State.PENDING.name())).forEach(this::deliverOrKeep);
    }

    private void deliverOrKeep(Stored<Notification> pending) {
        try {
            deliver(pending);
        } catch (RuntimeException e) {
            LOG.warn(
                    "{} could not be told through {} and waits for the next start: {}",
                    pending.value().notice().id(),
                    channel.name(),
                    e.toString());
        }
    }

    private void deliver(Stored<Notification> stored) {
        if (stored.value().state() == State.PENDING) {
            Notice notice = stored.value().notice();
            channel.tell(notice);
            notifications.change(notice.id(), this::delivered);
        }
    }

    private Optional<Change<Notification>> delivered(Stored<Notification> stored) {
        return Optional.of(stored.value())
                .filter(notification -> notification.state() == State.PENDING)
                .map(notification -> notification.delivered(clock.instant()));
    }
}
