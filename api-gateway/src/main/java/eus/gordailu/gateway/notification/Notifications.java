package eus.gordailu.gateway.notification;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import eus.gordailu.contracts.notification.NotificationDelivered;
import eus.gordailu.contracts.notification.NotificationGivenUp;
import eus.gordailu.gateway.paging.Page;
import eus.gordailu.gateway.paging.PageRequest;
import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.store.Stored;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All notifications, newest first. */
public final class Notifications {

    private static final String AT = "at";
    private static final String SINCE = "since";
    private static final Duration HISTORY = Duration.ofDays(400);

    private final Documents<NotificationView> documents;

    Notifications(ServiceStore store) {
        documents = store.documents(
                        "notifications",
                        NotificationView.class,
                        notification -> Map.of(AT, notification.at().toEpochMilli(), SINCE, notification.at()))
                .index(AT)
                .forgetting(SINCE, HISTORY);
    }

    public void delivered(NotificationDelivered event) {
        put(NotificationView.of(event));
    }

    public void givenUp(NotificationGivenUp event) {
        put(NotificationView.of(event));
    }

    Page<NotificationView> page(PageRequest request) {
        List<NotificationView> items =
                documents.find(Filters.empty(), Sorts.descending(AT, "_id"), request.skip(), request.size()).stream()
                        .map(Stored::value)
                        .toList();
        return Page.of(request, items, documents.count(Filters.empty()));
    }

    private void put(NotificationView seen) {
        String id = String.join("/", seen.id(), seen.channel(), seen.recipient());
        if (!documents.insert(id, seen)) {
            documents.change(
                    id, stored -> seen.outweighs(stored.value()) ? Optional.of(Change.to(seen)) : Optional.empty());
        }
    }
}
