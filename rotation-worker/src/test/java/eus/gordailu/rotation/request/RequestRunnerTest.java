package eus.gordailu.rotation.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.kit.testing.TestStore;
import eus.gordailu.rotation.expiry.Deletion;
import eus.gordailu.rotation.expiry.ExpiryProperties;
import eus.gordailu.rotation.lane.Lanes;
import eus.gordailu.rotation.location.KnownLocations;
import eus.gordailu.rotation.testing.TestDisk;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class RequestRunnerTest {

    private static final String NINE = "2026-11-23T09:00:00Z";

    private final TestStore store = new TestStore();
    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final ServiceStore service = store.forService("rotation", clock);
    private final KnownLocations locations = new KnownLocations(service);
    private final RequestBook book = new RequestBook(service, locations, clock);

    @TempDir
    Path directory;

    private TestDisk disk;
    private SnapshotId monday;

    @BeforeEach
    void aJobThatIsNoMore() {
        disk = new TestDisk(directory, "main", "documents");
        monday = disk.snapshot("2026-11-23T02:00:00Z");
        locations.seen(disk.completed(monday, 1).definition().location(), clock.instant());
    }

    @AfterEach
    void close() {
        service.close();
        store.close();
    }

    @Test
    void whatARestartKeptFromBeingDeletedIsDeletedThen() {
        Wish wish = Wish.of(disk.retire(monday, NINE));
        book.open(wish);
        book.settle(wish.id());
        assertThat(disk.outOfView()).containsExactly(monday.toString());

        run(RequestRunner::resume, () -> await().until(() -> disk.outOfView().isEmpty()));
    }

    @Test
    void soIsWhatCouldNotBeDeletedWhileTheDiskWasAway() {
        Wish wish = Wish.of(disk.retire(monday, NINE));
        book.open(wish);
        book.settle(wish.id());
        disk.mounted(false);
        // Closing waits for what has begun.
        run(RequestRunner::resume, () -> {});
        disk.mounted(true);
        assertThat(disk.outOfView()).containsExactly(monday.toString());

        run(RequestRunner::resume, () -> await().until(() -> disk.outOfView().isEmpty()));
    }

    @Test
    void whatIsDeletedIsSettled() {
        run(
                runner -> runner.expire(disk.retire(monday, NINE)),
                () -> await().until(() ->
                        disk.outOfView().isEmpty() && disk.inView().isEmpty()));

        assertThat(book.unfinished()).isEmpty();
        assertThat(store.database()
                        .getCollection("rotation.requests")
                        .find()
                        .first()
                        .getString("state"))
                .isEqualTo("DONE");
    }

    private interface Work {
        void with(RequestRunner runner);
    }

    private void run(Work work, Runnable meanwhile) {
        try (Lanes patient = Lanes.patient();
                Lanes prompt = Lanes.prompt()) {
            Deletion deletion = new Deletion(new ExpiryProperties(0, 0, DataSize.ofBytes(0)));
            work.with(new RequestRunner(book, locations, deletion, prompt, patient));
            meanwhile.run();
        }
    }
}
