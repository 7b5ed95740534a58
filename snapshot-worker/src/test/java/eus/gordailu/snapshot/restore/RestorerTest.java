package eus.gordailu.snapshot.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.ClientLimits;
import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.catalog.LocationDefined;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.RestoreId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.restore.AbortRestore;
import eus.gordailu.contracts.restore.ReadRestoreLog;
import eus.gordailu.contracts.restore.RestoreAborted;
import eus.gordailu.contracts.restore.RestoreCompleted;
import eus.gordailu.contracts.restore.RestoreFailed;
import eus.gordailu.contracts.restore.RestoreLogLine;
import eus.gordailu.contracts.restore.RestoreLogLine.Kind;
import eus.gordailu.contracts.restore.RestoreQueued;
import eus.gordailu.contracts.restore.RestoreRequested;
import eus.gordailu.contracts.restore.RestoreStarted;
import eus.gordailu.contracts.wire.Message;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.kit.testing.TestStore;
import eus.gordailu.kit.worker.WorkerProperties;
import eus.gordailu.repository.job.JobDirectories;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.location.LocationDirectory;
import eus.gordailu.repository.snapshot.SnapshotHold;
import eus.gordailu.snapshot.client.ClientApproach;
import eus.gordailu.snapshot.location.WorkerLocations;
import eus.gordailu.snapshot.workflow.OwnBackups;
import eus.gordailu.snapshot.workflow.Perseverance;
import eus.gordailu.snapshot.workflow.TestRuns;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.push.Push;
import eus.gordailu.transfer.push.PushResult;
import eus.gordailu.transfer.push.RsyncPush;
import eus.gordailu.transfer.rsync.RsyncProgress;
import eus.gordailu.transfer.rsync.RsyncStats;
import eus.gordailu.transfer.testkit.Confinements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestorerTest {

    private static final WorkerProperties SELF = new WorkerProperties("storage-1", Set.of("main"));

    @TempDir
    Path directory;

    private final TestStore store = new TestStore();
    private final SettableClock clock = new SettableClock("2026-11-23T02:00:00Z");
    private final ServiceStore documents = store.forService("snapshot-worker", clock);
    private final List<Restorer> opened = new ArrayList<>();
    private TestRuns runs;
    private JobDefinition job;
    private SnapshotId snapshot;
    private Path source;
    private Path target;
    private RestoreLogs logs;

    @BeforeEach
    void aJobWithASnapshot() throws IOException {
        runs = TestRuns.in(directory, SELF.id(), clock);
        source = directory.resolve("source");
        target = directory.resolve("target");
        logs = new RestoreLogs(directory.resolve("restores"));
        Files.createDirectories(source.resolve("d"));
        Files.writeString(source.resolve("a"), "one");
        Files.writeString(source.resolve("d/b"), "two");
        Files.createSymbolicLink(source.resolve("link"), Path.of("d"));
        Client here = new Client(ClientId.random(), "here", "", new Address.Local(), true, null);
        job = runs.job(here, "files", List.of("" + source));
        snapshot = runs.snapshot(job).id();
    }

    @AfterEach
    void close() {
        opened.forEach(Restorer::close);
        documents.close();
        store.close();
    }

    @Test
    void aRestoreIsToldFromItsBeginningToItsEndAndHasALog() throws IOException {
        RestoreRequested request = request(source + "/a", source + "/d");
        Files.createDirectories(Path.of(target + "" + source + "/d"));
        Files.writeString(Path.of(target + "" + source + "/a"), "another");

        hear(restorer(rsync()), request);

        RestoreCompleted completed = one(RestoreCompleted.class);
        assertThat(Path.of(target + "" + source + "/a")).hasContent("one");
        assertThat(Path.of(target + "" + source + "/d/b")).hasContent("two");
        assertThat(completed.files()).isEqualTo(2);
        assertThat(completed.bytes()).isEqualTo(6);
        assertThat(completed.deleted()).isZero();
        assertThat(completed.warnings()).isEmpty();
        assertThat(one(RestoreStarted.class).workerId()).isEqualTo(SELF.id());
        assertThat(log(request))
                .contains(
                        new RestoreLogLine(Kind.REPLACED, target + "" + source + "/a"),
                        new RestoreLogLine(Kind.ATTRIBUTES, target + "" + source + "/d/"),
                        new RestoreLogLine(Kind.CREATED, target + "" + source + "/d/b"));
        assertThat(completed.changed()).isEqualTo(log(request).size());
        assertThat(directory.resolve("restores/" + request.restoreId())).doesNotExist();
    }

    @Test
    void theSlashStandsForAllThatTheJobNames() throws IOException {
        hear(restorer(rsync()), request("/"));

        one(RestoreCompleted.class);
        assertThat(Path.of(target + "" + source + "/d/b")).hasContent("two");
        assertThat(Path.of(target + "" + source + "/link")).isSymbolicLink();
    }

    @Test
    void aDryRunChangesNothingAndIsADryRunAgainWhenItComesTwice() throws IOException {
        RestoreRequested dry = new RestoreRequested(
                RestoreId.random(),
                job.ref(),
                job.location(),
                snapshot,
                List.of("" + source),
                job.client(),
                target.toString(),
                true,
                true,
                List.of(),
                "admin",
                clock.instant());
        Restorer restorer = restorer(rsync());
        hear(restorer, dry);
        assertThat(one(RestoreCompleted.class).files()).isEqualTo(2);
        assertThat(target).doesNotExist();
        hear(restorer, dry);

        await().until(() -> restorer.progress().isEmpty());
        assertThat(store.sent(RestoreStarted.class)).hasSize(1);
    }

    @Test
    void whatComesTwiceIsDoneOnce() throws IOException {
        RestoreRequested request = request("" + source);
        hear(restorer(rsync()), request);
        one(RestoreCompleted.class);
        Path file = Path.of(target + "" + source + "/a");
        Files.writeString(file, "changed since");

        hear(restorer(rsync()), request);
        RestoreRequested later = request("" + source + "/d");
        hear(opened.getLast(), later);

        await().until(() -> store.sent(RestoreCompleted.class).size() == 2);
        assertThat(file).hasContent("changed since");
    }

    @Test
    void whatWasAskedForLongAgoIsNotBegun() {
        RestoreRequested old = request("" + source);
        clock.advance(Duration.ofMinutes(61));
        Restorer restorer = restorer(rsync());
        hear(restorer, old);
        hear(restorer, request("" + source));

        one(RestoreCompleted.class);
        assertThat(store.sent(RestoreStarted.class)).hasSize(1);
    }

    @Test
    void anAbortEndsItWheneverItComes() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Restorer restorer = restorer((_, _, _, cancellation) -> {
            begun.countDown();
            await().until(cancellation::isCancelled);
            return new PushResult.Aborted();
        });
        RestoreRequested running = request("" + source);
        hear(restorer, running);
        begun.await();
        hear(restorer, new AbortRestore(running.restoreId(), "admin", clock.instant()));
        assertThat(one(RestoreAborted.class).restoreId()).isEqualTo(running.restoreId());

        RestoreRequested unwanted = request("" + source);
        hear(restorer, new AbortRestore(unwanted.restoreId(), "admin", clock.instant()));
        hear(restorer, unwanted);
        await().until(() -> store.sent(RestoreAborted.class).size() == 2);
        assertThat(store.sent(RestoreCompleted.class)).isEmpty();
    }

    @Test
    void ofTwoToOneClientTheSecondWaitsAndOneToAnotherDoesNot() {
        Gate gate = new Gate();
        Restorer restorer = restorer(gate);
        RestoreRequested first = request("" + source);
        RestoreRequested second = request("" + source);
        RestoreRequested elsewhere = request(client("there", null), "" + source);

        List.of(first, second, elsewhere).forEach(request -> hear(restorer, request));

        await().until(() -> gate.asked.size() == 2);
        assertThat(begun()).containsExactlyInAnyOrder(first.restoreId(), elsewhere.restoreId());
        assertThat(store.sent(RestoreQueued.class)).hasSize(3);
        gate.open();
        await().until(() -> store.sent(RestoreCompleted.class).size() == 3);
        assertThat(begun()).last().isEqualTo(second.restoreId());
    }

    @Test
    void oneThatWaitsIsAbortedAtOnce() {
        Gate gate = new Gate();
        Restorer restorer = restorer(gate);
        hear(restorer, request("" + source));
        RestoreRequested waiting = request("" + source);
        hear(restorer, waiting);

        hear(restorer, new AbortRestore(waiting.restoreId(), "admin", clock.instant()));

        assertThat(one(RestoreAborted.class).restoreId()).isEqualTo(waiting.restoreId());
        assertThat(store.sent(RestoreCompleted.class)).isEmpty();
        gate.open();
        one(RestoreCompleted.class);
        assertThat(begun()).doesNotContain(waiting.restoreId());
    }

    @Test
    void whatWaitedAtTheEndOfTheWorkerHasItsTurnAfterTheNextStartUnlessItIsOld() {
        RestoreRequested old = request("" + source);
        clock.advance(Duration.ofMinutes(61));
        RestoreRequested waiting = request("" + source);
        RestoreBook book = new RestoreBook(documents, SELF.id(), clock);
        book.claim(old);
        book.claim(waiting);

        restorer(rsync());

        assertThat(one(RestoreCompleted.class).restoreId()).isEqualTo(waiting.restoreId());
        assertThat(one(RestoreFailed.class).restoreId()).isEqualTo(old.restoreId());
        assertThat(begun()).containsExactly(waiting.restoreId());
    }

    @Test
    void anotherLimitOfItsClientHoldsFromTheHourThatItIsFor() {
        clock.set(LocalDateTime.parse("2026-11-23T10:00")
                .atZone(ZoneId.systemDefault())
                .toInstant()
                .toString());
        List<OptionalLong> paces = new CopyOnWriteArrayList<>();
        Restorer restorer = restorer((request, _, progress, cancellation) -> {
            paces.add(request.pace().kibPerSecond());
            progress.accept(new RsyncProgress(700, 10, 1, Duration.ZERO, 3, 3, 9, false));
            if (paces.size() > 1) {
                return new PushResult.Complete(new RsyncStats(9, 0, 0, 6, 0, 5000, 0, 0, 0, 0), 0, List.of());
            }
            clock.advance(Duration.ofHours(10));
            await().until(cancellation::isCancelled);
            return new PushResult.Aborted();
        });

        hear(restorer, request(client("limited", new ClientLimits("08:00,200k 20:00,off", null, null)), "" + source));

        RestoreCompleted completed = one(RestoreCompleted.class);
        assertThat(paces).containsExactly(OptionalLong.of(200), OptionalLong.empty());
        assertThat(completed.files()).isEqualTo(9);
        assertThat(completed.bytes()).isEqualTo(5700);
    }

    @Test
    void whatACrashCutShortHasFailedAfterTheNextStart() {
        RestoreRequested request = request("" + source);
        RestoreBook book = new RestoreBook(documents, SELF.id(), clock);
        book.claim(request);
        book.begun(request);

        restorer(rsync());

        RestoreFailed failed = one(RestoreFailed.class);
        assertThat(failed.failure().code()).isEqualTo("worker.restarted");
        assertThat(failed.failure().sentence()).contains("start the restore again");
        assertThat(target).doesNotExist();
    }

    @Test
    void itsSnapshotIsHeldMeanwhileAndNotAfterwards() {
        JobDirectory kept = new JobDirectories(
                        LocationDirectory.open(job.location().id(), directory.resolve("backups")))
                .find(job.ref())
                .orElseThrow();
        List<Boolean> held = new ArrayList<>();
        hear(
                restorer((_, _, _, _) -> {
                    held.add(SnapshotHold.isHeld(kept, snapshot));
                    return new PushResult.Aborted();
                }),
                request("" + source));

        one(RestoreAborted.class);
        assertThat(held).containsExactly(true);
        assertThat(SnapshotHold.isHeld(kept, snapshot)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/no/such, restore.no-path",
        "SOURCE/link/b, restore.no-path",
        "SOURCE/a/x, restore.no-path",
        "SOURCE/../../etc, restore.no-path",
        "SOURCE/\\#056\\#056/etc, restore.no-path"
    })
    void whatTheSnapshotDoesNotHoldIsNamed(String path, String code) {
        String wanted = path.replace("SOURCE", "" + source);
        hear(restorer(rsync()), request("" + source + "/a", wanted));

        RestoreFailed failed = one(RestoreFailed.class);
        assertThat(failed.failure().code()).isEqualTo(code);
        assertThat(failed.failure().sentence()).contains(wanted);
        assertThat(target).doesNotExist();
    }

    @Test
    void aSnapshotThatHasGoneIsNamed() {
        snapshot = SnapshotId.of("2026-11-22T02-00-00Z");

        hear(restorer(rsync()), request("" + source));

        assertThat(one(RestoreFailed.class).failure().code()).isEqualTo("snapshot.unknown");
    }

    @Test
    void nothingIsRestoredIntoTheBackups() throws IOException {
        target = directory.resolve("backups/new");
        byte[] marker = Files.readAllBytes(directory.resolve("backups/gordailu-location.json"));

        hear(restorer(rsync()), request("" + source));

        RestoreFailed failed = one(RestoreFailed.class);
        assertThat(failed.failure().code()).isEqualTo("restore.into-backups");
        assertThat(failed.failure().sentence())
                .contains(directory.resolve("backups").toString());
        assertThat(target).doesNotExist();
        assertThat(directory.resolve("backups/gordailu-location.json")).hasBinaryContent(marker);
    }

    @Test
    void aLogOfAKilledWorkerIsReadAsFarAsItWasWritten() throws IOException {
        RestoreId id = RestoreId.random();
        RestoreLogs.Open log = logs.begin(id);
        log.add(new RestoreLogLine(Kind.CREATED, "/a"));
        Files.writeString(directory.resolve("restores/" + id + ".ndjson"), "{\"k", StandardOpenOption.APPEND);

        assertThat(logs.read(new ReadRestoreLog(id, 0, 100)).lines())
                .containsExactly(new RestoreLogLine(Kind.CREATED, "/a"));
        log.close();
    }

    @Test
    void nothingIsDeletedByASnapshotThatLacksWhatCouldNotBeRead() throws IOException {
        Path manifest = directory.resolve("backups/here/files/snapshots/%s/manifest.json".formatted(snapshot));
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("\"exitCode\" ?: ?0", "\"exitCode\": 23"));
        RestoreRequested r = request("" + source);

        hear(
                restorer(rsync()),
                new RestoreRequested(
                        r.restoreId(),
                        r.job(),
                        r.location(),
                        r.snapshotId(),
                        r.paths(),
                        r.target(),
                        r.directory(),
                        false,
                        true,
                        r.excludes(),
                        r.requestedBy(),
                        r.requestedAt()));

        RestoreFailed failed = one(RestoreFailed.class);
        assertThat(failed.failure().code()).isEqualTo("restore.deletes-unread");
        assertThat(failed.failure().sentence()).contains("restore without deleting");
    }

    @Test
    void whoDeletesDoesNotRestoreTheRootWhereItWas() {
        RestoreRequested request = new RestoreRequested(
                RestoreId.random(),
                job.ref(),
                job.location(),
                snapshot,
                List.of("//"),
                job.client(),
                "/",
                true,
                true,
                List.of(),
                "admin",
                clock.instant());

        hear(restorer(rsync()), request);

        assertThat(one(RestoreFailed.class).failure().code()).isEqualTo("restore.deletes-everywhere");
    }

    private Push rsync() {
        return new RsyncPush(new ProcessRunner(), runs.keys(), Confinements.here());
    }

    private Restorer restorer(Push push) {
        WorkerLocations locations = new WorkerLocations(documents, SELF, clock);
        locations.handlers().stream()
                .filter(handler -> handler.type().equals(LocationDefined.class))
                .forEach(handler -> handler.handle(new LocationDefined(job.location(), 1)));
        RestoreRun run = new RestoreRun(
                push,
                new ClientApproach(Duration.ofSeconds(20), Duration.ofSeconds(1), clock),
                Duration.ofMinutes(1),
                new OwnBackups(locations::keepOuts),
                logs,
                directory.resolve("restores"),
                Duration.ofMillis(1),
                clock);
        Restorer restorer = new Restorer(
                SELF,
                new RestoreBook(documents, SELF.id(), clock),
                run,
                logs,
                new Perseverance(Duration.ofMillis(1)),
                clock);
        restorer.recover();
        opened.add(restorer);
        return restorer;
    }

    private List<RestoreId> begun() {
        return store.sent(RestoreStarted.class).stream()
                .map(RestoreStarted::restoreId)
                .toList();
    }

    private static Client client(String name, @Nullable ClientLimits limits) {
        Client plain = new Client(ClientId.random(), name, "", Address.parse("root@192.0.2.1"), true, null);
        return new Client(
                plain.id(),
                plain.name(),
                plain.description(),
                plain.address(),
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                limits,
                null);
    }

    private RestoreRequested request(String... paths) {
        return request(job.client(), paths);
    }

    private RestoreRequested request(Client to, String... paths) {
        return new RestoreRequested(
                RestoreId.random(),
                job.ref(),
                job.location(),
                snapshot,
                List.of(paths),
                to,
                target.toString(),
                false,
                false,
                List.of(),
                "admin",
                clock.instant());
    }

    private static void hear(Restorer restorer, Message message) {
        restorer.handlers().stream()
                .filter(handler -> handler.type().isInstance(message))
                .forEach(handler -> handler.handle(message));
    }

    private <T extends Message> T one(Class<T> type) {
        await().until(() -> !store.sent(type).isEmpty());
        assertThat(store.sent(type)).hasSize(1);
        return store.sent(type).getFirst();
    }

    private List<RestoreLogLine> log(RestoreRequested request) throws IOException {
        return logs.read(new ReadRestoreLog(request.restoreId(), 0, 100)).lines();
    }
}
