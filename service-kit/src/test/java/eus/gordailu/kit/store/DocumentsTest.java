package eus.gordailu.kit.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.run.AbortRun;
import eus.gordailu.contracts.wire.Message;
import eus.gordailu.kit.health.DeadLetterHealth;
import eus.gordailu.kit.health.OutboxHealth;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.kit.testing.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class DocumentsTest {

    private record Counter(int count, @Nullable String name, Instant since) {

        Map<String, ?> lookup() {
            Map<String, Object> fields = new HashMap<>();
            fields.put("name", name);
            fields.put("count", count);
            return fields;
        }
    }

    private static final Instant SINCE = Instant.parse("2026-11-23T02:00:00.123456789Z");

    private final TestStore store = new TestStore();
    private final ServiceStore service = store.forService("test", new SettableClock("2026-11-23T02:00:00Z"));
    private final Documents<Counter> documents =
            service.documents("counters", Counter.class, Counter::lookup).uniqueIndex("name");

    @AfterEach
    void close() {
        service.close();
        store.close();
    }

    @Test
    void whatWasInsertedIsFoundWithoutLoss() {
        Counter counter = new Counter(1, "one", SINCE);

        assertThat(documents.insert("a", counter)).isTrue();

        assertThat(documents.find("a")).contains(new Stored<>(counter, 1));
    }

    @Test
    void anIdIsTakenOnceAndTheFirstStays() {
        documents.insert("a", new Counter(1, "one", SINCE));

        assertThat(documents.insert("a", new Counter(2, "two", SINCE), message()))
                .isFalse();

        assertThat(documents.find("a")).map(found -> found.value().count()).contains(1);
        assertThat(sent()).isEmpty();
    }

    @Test
    void aUniqueFieldIsTakenOnceAndMayBeLeftOut() {
        documents.insert("a", new Counter(1, "one", SINCE));

        assertThat(documents.insert("b", new Counter(1, "one", SINCE))).isFalse();
        assertThat(documents.insert("c", new Counter(1, null, SINCE))).isTrue();
        assertThat(documents.insert("d", new Counter(1, null, SINCE))).isTrue();
    }

    @Test
    void aFieldThatBecomesNullIsGivenUp() {
        documents.insert("a", new Counter(1, "one", SINCE));
        documents.change("a", found -> Optional.of(Change.to(new Counter(2, null, SINCE))));

        assertThat(documents.insert("b", new Counter(1, "one", SINCE))).isTrue();
    }

    @Test
    void everyChangeRaisesTheVersion() {
        documents.insert("a", new Counter(1, null, SINCE));

        assertThat(increment("a")).contains(new Stored<>(new Counter(2, null, SINCE), 2));
        assertThat(documents.find("a")).map(Stored::version).contains(2L);
    }

    @Test
    void writersAtTheSameTimeLoseNothing() {
        documents.insert("a", new Counter(0, null, SINCE));

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 200).forEach(i -> threads.execute(() -> increment("a")));
        }

        assertThat(documents.find("a")).map(found -> found.value().count()).contains(200);
    }

    @Test
    void aChangeThatIsDeclinedWritesNothing() {
        documents.insert("a", new Counter(1, null, SINCE));

        assertThat(documents.change("a", found -> Optional.empty())).isEmpty();
        assertThat(documents.change("none", found -> Optional.of(Change.to(found.value()))))
                .isEmpty();
        assertThat(documents.find("a")).map(Stored::version).contains(1L);
    }

    @Test
    void pagesComeInOrder() {
        IntStream.range(0, 5).forEach(i -> documents.insert(i, new Counter(i, null, SINCE)));

        assertThat(documents.find(Filters.gte("count", 1), Sorts.descending("count"), 1, 2))
                .extracting(found -> found.value().count())
                .containsExactly(3, 2);
        assertThat(documents.count(Filters.gte("count", 1))).isEqualTo(4);
    }

    @Test
    void messagesOfAWriteAreSentOnceAndInOrder() {
        Message first = message();
        Message second = message();
        documents.insert("a", new Counter(1, null, SINCE), first, second);
        service.awaitSent();
        service.sweep();

        assertThat(sent()).containsExactly(first, second);
    }

    @Test
    void messagesWaitInTheirDocumentWhileTheBrokerIsAway() {
        store.brokerIsAway(true);
        Message first = message();
        Message second = message();
        documents.insert("a", new Counter(1, null, SINCE), first);
        documents.change("a", found -> Optional.of(Change.to(found.value(), second)));
        assertThat(sent()).isEmpty();
        assertThat(new OutboxHealth(List.of(service)).health().getStatus()).isEqualTo(DeadLetterHealth.DEGRADED);

        store.brokerIsAway(false);
        service.sweep();
        service.awaitSent();
        assertThat(new OutboxHealth(List.of(service)).health().getStatus()).isEqualTo(Status.UP);

        assertThat(sent()).containsExactly(first, second);
    }

    @Test
    void whatACrashedServiceHadNotSentIsSentByTheNextOne() {
        store.brokerIsAway(true);
        Message message = message();
        documents.insert("a", new Counter(1, null, SINCE), message);
        service.close();
        store.brokerIsAway(false);

        try (ServiceStore next = store.forService("test", new SettableClock("2026-11-23T03:00:00Z"))) {
            next.documents("counters", Counter.class, Counter::lookup);
            next.sweep();
            next.awaitSent();
        }

        assertThat(store.sent()).containsExactly(message);
    }

    @Test
    void whatIsOldIsForgottenUnlessItHasSomethingToTell() {
        Documents<Counter> forgetful = service.documents(
                        "forgetful",
                        Counter.class,
                        counter -> counter.count() == 0 ? Map.of() : Map.of("since", counter.since()))
                .forgetting("since", Duration.ofDays(30));
        Instant old = Instant.parse("2026-10-23T02:00:00Z");
        forgetful.insert("old", new Counter(1, null, old));
        forgetful.insert("young", new Counter(1, null, old.plus(Duration.ofDays(2))));
        forgetful.insert("unfinished", new Counter(0, null, old));
        store.brokerIsAway(true);
        forgetful.insert("untold", new Counter(1, null, old), message());
        service.awaitSent();

        service.forget();

        assertThat(forgetful.find("old")).isEmpty();
        assertThat(forgetful.find("young")).isPresent();
        assertThat(forgetful.find("unfinished")).isPresent();
        assertThat(forgetful.find("untold")).isPresent();
    }

    private Optional<Stored<Counter>> increment(String id) {
        return documents.change(id, found -> {
            Counter counter = found.value();
            return Optional.of(Change.to(new Counter(counter.count() + 1, counter.name(), counter.since())));
        });
    }

    private List<Message> sent() {
        service.awaitSent();
        return store.sent();
    }

    private static Message message() {
        return new AbortRun(RunId.random(), "admin", SINCE);
    }
}
