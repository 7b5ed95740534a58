package eus.gordailu.offsite.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.offsite.OffsiteCompleted;
import eus.gordailu.contracts.rotation.RotationCompleted;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.kit.testing.TestStore;
import eus.gordailu.offsite.Rotations;
import eus.gordailu.offsite.mirror.OffsiteTargets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MirroringsTest {

    private static final RotationCompleted ROTATION = Rotations.onLocation("main");

    private final TestStore store = new TestStore();
    private final SettableClock clock = new SettableClock("2026-11-23T02:02:00Z");

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aSnapshotWithoutTargetsIsCompleteAndNamesNone() {
        inAProcess(mirrorings -> mirrorings.begin(ROTATION));

        assertThat(completed())
                .containsExactly(new OffsiteCompleted(
                        ROTATION.runId(), ROTATION.definition().ref(), Rotations.SNAPSHOT, List.of(), clock.instant()));
    }

    @Test
    void aRotationHeardOfAgainChangesNothing() {
        inAProcess(mirrorings -> {
            mirrorings.begin(ROTATION);
            mirrorings.begin(ROTATION);
        });
        inAProcess(mirrorings -> {
            mirrorings.resume();
            mirrorings.begin(ROTATION);
        });

        assertThat(completed()).hasSize(1);
    }

    @Test
    void whatWasTakenUpBeforeACrashGoesOnAtTheNextStart() {
        inAProcess(mirrorings -> mirrorings.record(ROTATION));
        assertThat(completed()).isEmpty();

        inAProcess(Mirrorings::resume);

        assertThat(completed()).hasSize(1);
    }

    @Test
    void whatTheBrokerCouldNotTakeIsSentLater() {
        store.brokerIsAway(true);
        inAProcess(mirrorings -> mirrorings.begin(ROTATION));
        store.brokerIsAway(false);
        assertThat(completed()).isEmpty();

        try (ServiceStore service = store.forService("offsite", clock)) {
            new Mirrorings(service, new OffsiteTargets(), clock).resume();
            service.sweep();
        }

        assertThat(completed()).hasSize(1);
    }

    /** One life of the service; at its end everything that it had to send is sent. */
    private void inAProcess(Consumer<Mirrorings> life) {
        try (ServiceStore service = store.forService("offsite", clock)) {
            life.accept(new Mirrorings(service, new OffsiteTargets(), clock));
        }
    }

    private List<OffsiteCompleted> completed() {
        return store.sent(OffsiteCompleted.class);
    }
}
