package eus.gordailu.rotation.lane;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.id.LocationId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LanesTest {

    private static final LocationId TAPE = LocationId.of("tape");
    private static final LocationId DISK = LocationId.of("disk");

    @Test
    void aDeletionThatHangsHoldsUpNeitherOtherDisksNorARotation() throws InterruptedException {
        CountDownLatch mended = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(2);
        List<String> done = new CopyOnWriteArrayList<>();
        try (Lanes deletions = Lanes.patient();
                Lanes rotations = Lanes.prompt()) {
            deletions.schedule(TAPE, Duration.ZERO, () -> {
                await(mended);
                done.add("the hanging one");
            });
            deletions.schedule(TAPE, Duration.ZERO, () -> done.add("the next on the same disk"));
            deletions.schedule(DISK, Duration.ZERO, others::countDown);
            rotations.schedule(TAPE, Duration.ZERO, others::countDown);

            assertThat(others.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(done).isEmpty();
            mended.countDown();
        }
        assertThat(done).first().isEqualTo("the hanging one");
    }

    @Test
    void workThatBreaksOffKeepsNothingFromBeingDoneAfterIt() throws InterruptedException {
        CountDownLatch next = new CountDownLatch(1);
        try (Lanes deletions = Lanes.patient()) {
            deletions.schedule(DISK, Duration.ZERO, () -> {
                throw new IllegalStateException("the disk is broken");
            });
            deletions.schedule(DISK, Duration.ZERO, next::countDown);

            assertThat(next.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void onceClosedNothingBegins() {
        List<String> done = new CopyOnWriteArrayList<>();
        Lanes deletions = Lanes.patient();
        deletions.schedule(DISK, Duration.ofMinutes(1), () -> done.add("later"));
        deletions.close();
        deletions.schedule(DISK, Duration.ZERO, () -> done.add("at once"));

        assertThat(done).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
