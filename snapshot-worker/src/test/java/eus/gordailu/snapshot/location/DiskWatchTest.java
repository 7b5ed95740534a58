package eus.gordailu.snapshot.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.worker.LocationStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiskWatchTest {

    private final Location good = new Location(LocationId.of("good"), "Good", "/srv/good");
    private final Location hung = new Location(LocationId.of("hung"), "Hung", "/srv/hung");

    @Test
    void aDiskThatHangsIsToldOfAndHoldsUpNoOther() {
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger looks = new AtomicInteger();
        try (DiskWatch watch = new DiskWatch(Duration.ofMillis(200))) {
            for (int round = 0; round < 3; round++) {
                List<LocationStatus> statuses = watch.look(List.of(hung, good), location -> {
                    if (location.equals(hung)) {
                        looks.incrementAndGet();
                        await().forever().until(() -> released.getCount() == 0);
                    }
                    return ready(location);
                });
                assertThat(statuses).extracting(LocationStatus::ready).containsExactly(false, true);
                assertThat(statuses.getFirst().problem()).contains("/srv/hung", "does not answer");
            }
            assertThat(looks).hasValue(1);

            released.countDown();
            await().untilAsserted(() -> assertThat(watch.look(List.of(hung, good), DiskWatchTest::ready))
                    .allMatch(LocationStatus::ready));
        }
    }

    @Test
    void aDiskIsLookedAtAnewEachTime() {
        try (DiskWatch watch = new DiskWatch(Duration.ofSeconds(10))) {
            assertThat(watch.look(List.of(good), DiskWatchTest::ready)).allMatch(LocationStatus::ready);
            assertThat(watch.look(List.of(good), DiskWatchTest::broken)).noneMatch(LocationStatus::ready);
            assertThat(watch.look(List.of(good), DiskWatchTest::ready)).allMatch(LocationStatus::ready);
        }
    }

    @Test
    void manyDisksThatHangAreWaitedForNoLongerThanOne() {
        CountDownLatch released = new CountDownLatch(1);
        List<Location> locations = IntStream.range(0, 50)
                .mapToObj(number -> new Location(LocationId.of("hung-" + number), "Hung", "/srv/" + number))
                .toList();
        long begun = System.nanoTime();
        try (DiskWatch watch = new DiskWatch(Duration.ofMillis(200))) {
            assertThat(watch.look(locations, location -> {
                        await().forever().until(() -> released.getCount() == 0);
                        return ready(location);
                    }))
                    .noneMatch(LocationStatus::ready);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        } finally {
            released.countDown();
        }
    }

    @Test
    void aFaultOfTheProgramIsNotTakenForADiskThatHangs() {
        IllegalArgumentException fault = new IllegalArgumentException("a fault");
        try (DiskWatch watch = new DiskWatch(Duration.ofSeconds(10))) {
            assertThatThrownBy(() -> watch.look(List.of(good), _ -> {
                        throw fault;
                    }))
                    .hasMessageContaining("Location good could not be looked at")
                    .hasCause(fault);
        }
    }

    private static LocationStatus broken(Location location) {
        return new LocationStatus(location.id(), false, "It is gone", 0, 0);
    }

    private static LocationStatus ready(Location location) {
        return new LocationStatus(location.id(), true, null, 1, 2);
    }
}
