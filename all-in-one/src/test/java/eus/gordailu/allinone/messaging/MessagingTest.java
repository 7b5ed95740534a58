package eus.gordailu.allinone.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoTimeoutException;
import eus.gordailu.allinone.broker.EmbeddedBroker;
import eus.gordailu.allinone.store.EmbeddedDocumentStore;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.run.AbortRun;
import eus.gordailu.contracts.wire.CloudEvent;
import eus.gordailu.contracts.wire.WireCodec;
import eus.gordailu.contracts.wire.WireMessage;
import eus.gordailu.kit.KitConfiguration;
import eus.gordailu.kit.health.DeadLetterHealth;
import eus.gordailu.kit.messaging.Inbox;
import eus.gordailu.kit.messaging.MessageHandler;
import eus.gordailu.kit.messaging.MessageSender;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

class MessagingTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    static Path directory = Path.of("/");

    private static EmbeddedBroker broker;
    private static EmbeddedDocumentStore store;
    private static ConfigurableApplicationContext context;

    /** A service that keeps what it hears, and fails as it is told to. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(KitConfiguration.class)
    static class Listener {

        static final List<AbortRun> HEARD = new CopyOnWriteArrayList<>();
        static final AtomicInteger STORE_AWAY = new AtomicInteger();

        @Bean
        Inbox listenerInbox() {
            return new Inbox(List.of(MessageHandler.on(AbortRun.class, Listener::hear)));
        }

        private static void hear(AbortRun message) {
            if (message.requestedBy().equals("poison")) {
                throw new IllegalStateException("this one can't be taken");
            }
            if (STORE_AWAY.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new MongoTimeoutException("the store is away");
            }
            HEARD.add(message);
        }
    }

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(directory.resolve("broker"));
        store = EmbeddedDocumentStore.start(directory.resolve("store"));
        context = new SpringApplicationBuilder(Listener.class)
                .properties(Map.of(
                        "spring.config.name", "none",
                        "spring.config.import", "classpath:gordailu-service.yaml",
                        "spring.cloud.function.definition", "listenerInbox",
                        "spring.cloud.stream.bindings.listenerInbox-in-0.destination",
                                "gordailu.control,gordailu.snapshots",
                        "spring.cloud.stream.bindings.listenerInbox-in-0.group", "test",
                        "gordailu.embedded.kafka-brokers", broker.address().servers(),
                        "gordailu.embedded.mongodb-uri", store.connectionString(),
                        "server.port", "0"))
                .properties(broker.address().login().entrySet().stream()
                        .collect(Collectors.toMap(
                                setting -> "spring.kafka.properties." + setting.getKey(), Map.Entry::getValue)))
                .run();
    }

    @AfterAll
    static void stop() {
        context.close();
        store.close();
        broker.close();
    }

    @Test
    void whatIsSentIsHeardOnceAndInOrder() {
        List<AbortRun> sent = List.of(message("a"), message("b"), message("c"));
        sent.forEach(MessagingTest::send);

        await().atMost(PATIENCE).until(() -> heardBy("c") == 1);
        assertThat(Listener.HEARD).filteredOn(sent::contains).containsExactlyElementsOf(sent);
    }

    @Test
    void aMessageThatCantBeTakenIsLaidAsideAndTheNextOneHeard() {
        assertThat(health().getStatus()).isEqualTo(Status.UP);

        send(message("poison"));
        send(message("after the poison"));

        await().atMost(PATIENCE).until(() -> heardBy("after the poison") == 1);
        await().atMost(PATIENCE).until(() -> health().getStatus().equals(DeadLetterHealth.DEGRADED));
        assertThat(health().getDetails()).containsEntry("gordailu.control.dlt", 1L);
    }

    @Test
    void whileTheStoreIsAwayAMessageIsTriedUntilItIsBack() {
        Listener.STORE_AWAY.set(6);
        send(message("patient"));

        await().atMost(PATIENCE).until(() -> heardBy("patient") == 1);
        assertThat(health().getDetails().values()).noneMatch(count -> (long) count > 1);
    }

    private static long heardBy(String name) {
        return Listener.HEARD.stream()
                .filter(message -> message.requestedBy().equals(name))
                .count();
    }

    private static Health health() {
        return context.getBean(DeadLetterHealth.class).health();
    }

    private static AbortRun message(String by) {
        return new AbortRun(RunId.random(), by, Instant.EPOCH);
    }

    private static void send(AbortRun message) {
        WireMessage wire = new WireCodec().write(CloudEvent.of(message, "/gordailu/test", Instant.EPOCH));
        context.getBean(MessageSender.class).send(wire);
    }
}
