package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.ClientLimits;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.run.JobDue;
import eus.gordailu.contracts.snapshot.SnapshotAborted;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.contracts.wire.Message;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.kit.testing.TestStore;
import eus.gordailu.repository.job.JobDirectories;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.location.LocationDirectory;
import eus.gordailu.repository.snapshot.SnapshotCatalog;
import eus.gordailu.snapshot.hook.AttemptHooks;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.pull.Pull;
import eus.gordailu.transfer.rsync.Pace;
import eus.gordailu.transfer.rsync.RsyncProgress;
import eus.gordailu.transfer.testkit.LoopbackSshServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client may send changes with the time of day, on a real rsync. */
class PacedRunTest {

    private static final WorkerId WORKER = WorkerId.of("storage-1");
    private static final int SIZE = 3 << 20;

    @TempDir
    Path directory;

    private final TestStore store = new TestStore();
    private final SettableClock clock = new SettableClock("2026-11-23T10:00:00Z");
    private final ServiceStore documents = store.forService("snapshot-worker", clock);
    private final AttemptBook book = new AttemptBook(documents, WORKER, Duration.ofMinutes(1), clock);
    private final List<Pace> paces = new CopyOnWriteArrayList<>();
    private final ClientId client = ClientId.random();
    private LoopbackSshServer server;
    private TestRuns runs;

    @BeforeEach
    void aLargeFile() throws IOException {
        assumeTrue(LoopbackSshServer.available(), "no ssh server to start");
        server = LoopbackSshServer.start(directory.resolve("sshd"));
        runs = TestRuns.in(directory, WORKER, clock);
        server.letIn(runs.keys().of(client));
        byte[] content = new byte[SIZE];
        new Random(1).nextBytes(content);
        Files.write(directory.resolve("source/large"), content);
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
        documents.close();
        store.close();
    }

    @Test
    void whatIsUnderWayWhenTheHourComesGoesOnWithoutTheLimit() throws IOException {
        carryOut(due("08:00,200k 20:00,off"), Cancellation.never(), said -> clock.set("2026-11-23T20:00:00Z"));

        assertThat(paces).extracting(Pace::kibPerSecond).containsExactly(OptionalLong.of(200), OptionalLong.empty());
        SnapshotCompleted completed = one(SnapshotCompleted.class);
        assertThat(completed.snapshot().warnings()).isEmpty();
        Path brought = Path.of(completed.snapshot().directory()).resolve("data" + directory + "/source/large");
        assertThat(Files.mismatch(brought, directory.resolve("source/large"))).isEqualTo(-1);
    }

    @Test
    void whatIsAbortedMeanwhileDoesNotGoOn() {
        Cancellation cancellation = new Cancellation();
        carryOut(due("08:00,200k 20:00,off"), cancellation, said -> {
            cancellation.cancel();
            clock.set("2026-11-23T20:00:00Z");
        });

        assertThat(paces).hasSize(1);
        assertThat(store.sent(SnapshotAborted.class)).hasSize(1);
        assertThat(store.sent(SnapshotCompleted.class)).isEmpty();
    }

    @Test
    void rsyncIsToldWhatTheClientMayBe() {
        carryOut(due("9M"), Cancellation.never(), said -> {});

        assertThat(paces)
                .containsExactly(new Pace(Duration.ofSeconds(77), Duration.ofSeconds(7), OptionalLong.of(9 << 10)));
        JobDirectory job = new JobDirectories(
                        LocationDirectory.open(LocationId.of("main"), directory.resolve("backups")))
                .openOrCreate(one(SnapshotCompleted.class).definition().ref());
        assertThat(new SnapshotCatalog(job)
                        .latest()
                        .orElseThrow()
                        .manifest()
                        .content()
                        .transfer()
                        .arguments())
                .contains("--bwlimit=9216", "--timeout=77");
    }

    private void carryOut(JobDue due, Cancellation cancellation, Consumer<RsyncProgress> progress) {
        SnapshotRun run = run();
        book.claim(due);
        try (AttemptHooks around = run.join(due)) {
            run.carryOut(due, around, progress, cancellation);
        }
        documents.awaitSent();
    }

    private <T extends Message> T one(Class<T> type) {
        assertThat(store.sent(type)).hasSize(1);
        return store.sent(type).getFirst();
    }

    private SnapshotRun run() {
        Pull rsync = runs.rsync();
        return runs.run(book, (request, progress, cancellation) -> {
            paces.add(request.pace());
            return rsync.pull(request, progress, cancellation);
        });
    }

    private JobDue due(String bandwidth) {
        Client school = new Client(
                client,
                "web1",
                "",
                server.address(),
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new ClientLimits(bandwidth, 77, 7),
                null);
        return runs.due(runs.job(school, "etc", List.of(), List.of()));
    }
}
