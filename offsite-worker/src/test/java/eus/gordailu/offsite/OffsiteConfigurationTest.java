package eus.gordailu.offsite;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import eus.gordailu.contracts.offsite.OffsiteCompleted;
import eus.gordailu.contracts.wire.CloudEvent;
import eus.gordailu.contracts.wire.WireCodec;
import eus.gordailu.contracts.wire.WireMessage;
import eus.gordailu.kit.messaging.Inbox;
import eus.gordailu.kit.messaging.MessageSender;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.kit.testing.TestStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.messaging.support.MessageBuilder;

class OffsiteConfigurationTest {

    private final TestStore store = new TestStore();
    private final Clock clock = new SettableClock("2026-11-23T02:02:00Z");
    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withPropertyValues("spring.config.name=offsite-worker")
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withBean(MongoDatabase.class, store::database)
            .withBean(MessageSender.class, store::sender)
            .withBean(Clock.class, () -> clock)
            .withUserConfiguration(OffsiteConfiguration.class);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void itTakesUpTheRotationsOfItsOwnLocations() {
        service.withPropertyValues("gordailu.worker.locations=main,annex").run(context -> {
            Inbox inbox = context.getBean("offsiteInbox", Inbox.class);
            receive(inbox, "elsewhere");
            context.getBean(ServiceStore.class).awaitSent();
            assertThat(store.sent()).isEmpty();

            receive(inbox, "annex");
            context.getBean(ServiceStore.class).awaitSent();
        });

        assertThat(store.sent()).singleElement().isInstanceOf(OffsiteCompleted.class);
    }

    @Test
    void byDefaultEveryLocationIsItsOwn() {
        service.run(context -> {
            receive(context.getBean("offsiteInbox", Inbox.class), "anywhere");
            context.getBean(ServiceStore.class).awaitSent();
        });

        assertThat(store.sent()).hasSize(1);
    }

    @Test
    void everyWorkerReadsRotationsInAGroupOfItsOwn() {
        service.withPropertyValues("gordailu.worker.name=nas-2").run(context -> {
            String binding = "spring.cloud.stream.bindings.offsiteInbox-in-0.";
            assertThat(context.getEnvironment().getProperty(binding + "destination"))
                    .isEqualTo("gordailu.rotations");
            assertThat(context.getEnvironment().getProperty(binding + "group"))
                    .isEqualTo("gordailu.offsite-worker.nas-2");
        });
    }

    @Test
    void aWrongNameStopsTheStart() {
        service.withPropertyValues("gordailu.worker.name=Main Disk")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("1 to 63 lower-case letters, digits and inner hyphens"));
    }

    private static void receive(Inbox inbox, String location) {
        CloudEvent event = CloudEvent.of(
                Rotations.onLocation(location), "/gordailu/rotation", Instant.parse("2026-11-23T02:01:00Z"));
        WireMessage wire = new WireCodec().write(event);
        inbox.accept(MessageBuilder.withPayload(wire.body().getBytes(StandardCharsets.UTF_8))
                .copyHeaders(wire.headers())
                .build());
    }
}
