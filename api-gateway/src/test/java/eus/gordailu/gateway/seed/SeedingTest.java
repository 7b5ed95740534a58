package eus.gordailu.gateway.seed;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.run.StartRun;
import eus.gordailu.gateway.catalog.Catalogue;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.kit.testing.TestStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedingTest {

    private final SettableClock clock = new SettableClock("2026-11-23T10:00:00Z");
    private final TestStore database = new TestStore();

    @TempDir
    Path data;

    @AfterEach
    void close() {
        database.close();
    }

    /** One gateway process on the common store. */
    private final class Gateway {

        final ServiceStore store = database.forService("gateway", clock);
        final Catalogue catalogue = Catalogue.in(store, changed -> {});
        final Seeding seeding = SeedFixtures.seeding(store, catalogue, data, clock);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void aFirstStartThatWasCutOffAnywhereIsCompletedByTheNext(int stepsDone) throws IOException {
        new Gateway().seeding.steps().stream().limit(stepsDone).forEach(Runnable::run);

        Gateway next = new Gateway();
        next.seeding.ensure();
        new Gateway().seeding.ensure();

        assertThat(next.catalogue.locations().all()).hasSize(1);
        assertThat(next.catalogue.policies().all())
                .extracting(policy -> policy.value().name())
                .hasSize(7)
                .contains("Daily", "Hourly", "At 21:00, Monday to Friday, long storage");
        assertThat(next.catalogue.clients().all()).hasSize(1);
        assertThat(next.catalogue.jobs().all()).hasSize(1);
        assertThat(data.resolve("catalogue/jobs/" + Seeds.JOB + ".json")).exists();
        Awaitility.await()
                .untilAsserted(() -> assertThat(database.sent(StartRun.class)).isNotEmpty());
        assertThat(database.sent(StartRun.class))
                .extracting(StartRun::runId)
                .containsOnly(Seeds.RUN)
                .hasSize(1);
    }

    @Test
    void twoGatewaysThatStartAtOnceMakeOneOfEach() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<?> start : threads.invokeAll(
                    Collections.nCopies(4, Executors.callable(() -> new Gateway().seeding.ensure())))) {
                start.get();
            }
        }
        Gateway after = new Gateway();
        assertThat(after.catalogue.jobs().all()).hasSize(1);
        assertThat(after.catalogue.jobs().all().getFirst().version()).isOne();
    }

    @Test
    void whatTheAdministratorRemovedDoesNotComeBack() {
        Gateway first = new Gateway();
        first.seeding.ensure();
        SeedFixtures.remove(first.catalogue, Seeds.JOB);

        new Gateway().seeding.ensure();
        assertThat(new Gateway().catalogue.jobs().all()).isEmpty();
    }

    @Test
    void whatWasRemovedBeforeTheFirstStartCameToItsEndDoesNotComeBackEither() {
        Gateway first = new Gateway();
        first.seeding.steps().stream().limit(4).forEach(Runnable::run);
        SeedFixtures.remove(first.catalogue, Seeds.JOB);

        new Gateway().seeding.ensure();
        assertThat(new Gateway().catalogue.jobs().all()).isEmpty();
    }

    @Test
    void theExportIsTheFirstJobsSource() {
        Gateway gateway = new Gateway();
        gateway.seeding.ensure();
        assertThat(gateway.catalogue.jobs().all().getFirst().value().paths())
                .containsExactly(data.resolve("catalogue").toString());
    }
}
