package eus.gordailu.rotation.location;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.kit.testing.TestStore;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KnownLocationsTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-24T02:00:00Z");

    @Test
    void theLatestSightingHoldsInWhateverOrderTheyAreHeardOf() {
        try (TestStore store = new TestStore();
                ServiceStore service = store.forService("rotation", new SettableClock("2026-11-24T02:00:00Z"))) {
            KnownLocations locations = new KnownLocations(service);
            Location before = new Location(LocationId.of("main"), "main", "/srv/before");
            Location after = new Location(LocationId.of("main"), "main", "/srv/after");

            locations.seen(before, MONDAY);
            locations.seen(after, TUESDAY);
            locations.seen(before, MONDAY);

            assertThat(locations.get(before.id())).isEqualTo(after);
        }
    }
}
