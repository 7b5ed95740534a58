package eus.gordailu.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.notification.NotificationDelivered;
import eus.gordailu.contracts.run.RunFinished;
import eus.gordailu.contracts.run.RunOutcome;
import eus.gordailu.contracts.wire.CloudEvent;
import eus.gordailu.contracts.wire.WireCodec;
import eus.gordailu.contracts.wire.WireMessage;
import eus.gordailu.kit.messaging.Inbox;
import eus.gordailu.kit.messaging.MessageSender;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.kit.testing.TestStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.messaging.support.MessageBuilder;

class NotifierConfigurationTest {

    private final TestStore store = new TestStore();
    private final Clock clock = new SettableClock("2026-11-23T02:00:00Z");
    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withPropertyValues("spring.config.name=notifier-service")
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withBean(MongoDatabase.class, store::database)
            .withBean(MessageSender.class, store::sender)
            .withBean(Clock.class, () -> clock)
            .withUserConfiguration(NotifierConfiguration.class);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aFinishedRunThatArrivesTwiceIsToldOnce() {
        service.run(context -> {
            Inbox inbox = context.getBean("notifierInbox", Inbox.class);
            receive(inbox);
            receive(inbox);
            await().until(() -> !store.sent().isEmpty());
        });

        assertThat(store.sent()).singleElement().isInstanceOf(NotificationDelivered.class);
    }

    @Test
    void itReadsRunsInAGroupOfItsOwn() {
        service.run(context -> {
            String binding = "spring.cloud.stream.bindings.notifierInbox-in-0.";
            assertThat(context.getEnvironment().getProperty(binding + "destination"))
                    .isEqualTo("gordailu.runs");
            assertThat(context.getEnvironment().getProperty(binding + "group")).isEqualTo("gordailu.notifier");
            assertThat(context.getEnvironment().getProperty("spring.application.name"))
                    .isEqualTo("notifier-service");
        });
    }

    private static void receive(Inbox inbox) {
        Instant time = Instant.parse("2026-11-23T02:00:00Z");
        JobRef job = new JobRef(
                ClientId.of("11111111-7f0e-4a55-8d0f-3f1f4c1f9a77"),
                "web",
                JobId.of("22222222-7f0e-4a55-8d0f-3f1f4c1f9a77"),
                "documents");
        RunId run = RunId.of("0b0e5a3c-7f0e-4a55-8d0f-3f1f4c1f9a77");
        RunFinished event = new RunFinished(run, job, RunOutcome.COMPLETED, 1, time, time, null, null, List.of(), null);
        WireMessage wire = new WireCodec().write(CloudEvent.of(event, "/gordailu/scheduler", time));
        inbox.accept(MessageBuilder.withPayload(wire.body().getBytes(StandardCharsets.UTF_8))
                .copyHeaders(wire.headers())
                .build());
    }
}
