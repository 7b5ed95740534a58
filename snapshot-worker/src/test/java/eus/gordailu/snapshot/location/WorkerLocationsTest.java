package eus.gordailu.snapshot.location;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.catalog.LocationDefined;
import eus.gordailu.contracts.catalog.LocationRemoved;
import eus.gordailu.contracts.catalog.MarkLocation;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.wire.Message;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.kit.testing.TestStore;
import eus.gordailu.kit.worker.WorkerProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the marker of a location that was made ready once, and has lost it. */
class WorkerLocationsTest {

    @TempDir
    Path directory;

    private final TestStore store = new TestStore();
    private final SettableClock clock = new SettableClock("2026-11-23T02:00:00Z");
    private ServiceStore documents;
    private WorkerLocations locations;
    private Location location;
    private Path marker;

    @BeforeEach
    void loseTheMarker() throws IOException {
        documents = store.forService("snapshot-worker", clock);
        locations = new WorkerLocations(documents, new WorkerProperties("storage-1", Set.of("main")), clock);
        location = new Location(
                LocationId.of("main"), "Main", directory.resolve("backups").toString());
        marker = directory.resolve("backups/gordailu-location.json");
        hear(new LocationDefined(location, 1));
        Files.delete(marker);
    }

    @AfterEach
    void close() throws Exception {
        locations.close();
        documents.close();
    }

    @Test
    void itIsNotWrittenAgainByItself() {
        hear(new LocationDefined(location, 2));
        locations.statuses();

        assertThat(marker).doesNotExist();
    }

    @Test
    void itIsWrittenWhenTheLocationIsAddedAgain() {
        hear(new LocationRemoved(location.id(), 2));
        hear(new LocationDefined(location, 3));

        assertThat(marker).exists();
    }

    @Test
    void itIsWrittenWhenAPersonSaysSoOnceForEachTime() throws IOException {
        MarkLocation wish = wish();
        hear(wish);
        assertThat(marker).exists();

        Files.delete(marker);
        hear(wish);
        locations.statuses();
        assertThat(marker).as("the same wish, heard again").doesNotExist();

        clock.advance(Duration.ofSeconds(1));
        hear(wish());
        assertThat(marker).as("another wish").exists();
    }

    @Test
    void aWishCountsForTheDirectoryAsItIsThen() throws IOException {
        Path foreign = Files.writeString(marker.resolveSibling("thesis.txt"), "mine");
        hear(wish());
        Files.delete(foreign);
        locations.statuses();

        assertThat(marker).doesNotExist();
    }

    @Test
    void aWishThatComesLateIsNotCarriedOut() {
        MarkLocation wish = wish();
        clock.advance(Duration.ofMinutes(6));
        hear(wish);
        locations.statuses();

        assertThat(marker).doesNotExist();
    }

    @Test
    void aLocationThatWasRemovedIsNotMarked() {
        hear(new LocationRemoved(location.id(), 2));
        hear(wish());

        assertThat(marker).doesNotExist();
    }

    private MarkLocation wish() {
        return new MarkLocation(location.id(), "admin", clock.instant());
    }

    private void hear(Message message) {
        locations.handlers().stream()
                .filter(handler -> handler.type().isInstance(message))
                .forEach(handler -> handler.handle(message));
    }
}
