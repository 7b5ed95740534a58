package eus.gordailu.gateway.worker;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.notification.NotificationDelivered;
import eus.gordailu.contracts.notification.NotificationGivenUp;
import eus.gordailu.gateway.testing.Facts;
import eus.gordailu.gateway.testing.Reply;
import eus.gordailu.gateway.testing.TestGateway;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WorkerApiTest {

    private final TestGateway gateway = TestGateway.shared();

    @Test
    void aWorkerIsShownByItsNewestHeartbeat() {
        Instant now = gateway.clock().instant();
        gateway.hear(
                Facts.heartbeat("aa-newest", now, true), Facts.heartbeat("aa-newest", now.minusSeconds(30), false));
        Reply workers = gateway.admin().get("/api/v1/workers").is(200);
        assertThat(workers.at("/items/0/id")).isEqualTo("aa-newest");
        assertThat(workers.json().at("/items/0/locations/0/ready").asBoolean()).isTrue();
        assertThat(workers.json().at("/items/0/silent").asBoolean()).isFalse();
    }

    @Test
    void notificationsAreShownOnceAndDeliveredIsTheLastWord() {
        NotificationDelivered delivered =
                new NotificationDelivered("n-1", "ane@example.org", "mail", "run failed", Facts.AT);
        gateway.hear(delivered, delivered);
        gateway.hear(new NotificationGivenUp(
                "n-1", "ane@example.org", "mail", "run failed", Facts.failure(), Facts.AT.plusSeconds(9)));
        Reply list = gateway.admin().get("/api/v1/notifications").is(200);
        assertThat(list.json().at("/total").asInt()).isOne();
        assertThat(list.json().at("/items/0/delivered").asBoolean()).isTrue();
    }
}
