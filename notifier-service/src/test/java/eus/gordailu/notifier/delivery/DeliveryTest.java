package eus.gordailu.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.notification.NotificationDelivered;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.kit.testing.TestStore;
import eus.gordailu.notifier.channel.Channel;
import eus.gordailu.notifier.rule.Fact;
import eus.gordailu.notifier.rule.Level;
import eus.gordailu.notifier.rule.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final Notice NOTICE = notice("run-finished.1", "administrator");

    private final TestStore store = new TestStore();
    private final SettableClock clock = new SettableClock("2026-11-23T02:00:00Z");
    private final List<Notice> told = new ArrayList<>();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aNoticeIsToldAndRecorded() {
        inAProcess(told::add, delivery -> delivery.tell(NOTICE));

        assertThat(told).containsExactly(NOTICE);
        assertThat(delivered())
                .containsExactly(new NotificationDelivered(
                        "run-finished.1.administrator", "administrator", "test", "run-finished.1", clock.instant()));
    }

    @Test
    void aFactReportedAgainIsNotToldAgain() {
        inAProcess(told::add, delivery -> {
            delivery.tell(NOTICE);
            clock.set("2026-11-24T02:00:00Z");
            delivery.tell(NOTICE);
        });
        inAProcess(told::add, delivery -> delivery.tell(NOTICE));

        assertThat(told).containsExactly(NOTICE);
        assertThat(delivered()).hasSize(1);
    }

    @Test
    void everyRecipientIsToldOfEveryFact() {
        Notice otherRecipient = notice("run-finished.1", "helper");
        Notice otherFact = notice("run-finished.2", "administrator");

        inAProcess(
                told::add,
                delivery -> List.of(NOTICE, otherRecipient, otherFact).forEach(delivery::tell));

        assertThat(told).containsExactly(NOTICE, otherRecipient, otherFact);
    }

    @Test
    void whatWasRecordedAndNotToldIsToldAtTheNextStart() {
        killed(DeliveryTest::dies, NOTICE);
        assertThat(delivered()).isEmpty();

        inAProcess(told::add, Delivery::resume);
        inAProcess(told::add, Delivery::resume);

        assertThat(told).containsExactly(NOTICE);
        assertThat(delivered()).hasSize(1);
    }

    @Test
    void whatWasToldAndNotYetRecordedSoIsToldAgainAndRecordedOnce() {
        killed(
                notice -> {
                    told.add(notice);
                    dies(notice);
                },
                NOTICE);

        inAProcess(told::add, Delivery::resume);

        assertThat(told).containsExactly(NOTICE, NOTICE);
        assertThat(delivered()).hasSize(1);
    }

    @Test
    void aNoticeThatCannotBeToldAtAStartKeepsNoOtherBack() {
        Notice other = notice("run-finished.2", "administrator");
        killed(DeliveryTest::dies, NOTICE);
        killed(DeliveryTest::dies, other);

        inAProcess(
                notice -> {
                    if (notice.equals(NOTICE)) {
                        throw new IllegalStateException("unreachable");
                    }
                    told.add(notice);
                },
                Delivery::resume);

        assertThat(told).containsExactly(other);
    }

    private void killed(Consumer<Notice> telling, Notice notice) {
        assertThatExceptionOfType(Kill.class).isThrownBy(() -> inAProcess(telling, delivery -> delivery.tell(notice)));
    }

    /** One life of the service; at its end everything that it had to send is sent. */
    private void inAProcess(Consumer<Notice> telling, Consumer<Delivery> life) {
        try (ServiceStore service = store.forService("notifier", clock)) {
            life.accept(new Delivery(service, new TestChannel(telling), clock));
        }
    }

    private List<NotificationDelivered> delivered() {
        return store.sent(NotificationDelivered.class);
    }

    private static void dies(Notice notice) {
        throw new Kill();
    }

    private static Notice notice(String fact, String recipient) {
        JobRef job = new JobRef(
                ClientId.of("11111111-7f0e-4a55-8d0f-3f1f4c1f9a77"),
                "web",
                JobId.of("22222222-7f0e-4a55-8d0f-3f1f4c1f9a77"),
                "documents");
        RunId run = RunId.of("0b0e5a3c-7f0e-4a55-8d0f-3f1f4c1f9a77");
        return new Notice(
                new Fact(fact, run, job), recipient, new Notice.Wording(Level.INFO, null, "run.completed", "Done."));
    }

    private record TestChannel(Consumer<Notice> telling) implements Channel {

        @Override
        public String name() {
            return "test";
        }

        @Override
        public void tell(Notice notice) {
            telling.accept(notice);
        }
    }

    /** The end of the process in the middle of something. */
    private static final class Kill extends Error {}
}
