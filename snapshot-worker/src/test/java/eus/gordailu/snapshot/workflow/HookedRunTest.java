package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.catalog.Script;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.id.ScriptId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.run.JobDue;
import eus.gordailu.contracts.run.Trigger;
import eus.gordailu.contracts.snapshot.SnapshotAborted;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.contracts.snapshot.SnapshotFailed;
import eus.gordailu.contracts.wire.Message;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.kit.testing.TestStore;
import eus.gordailu.snapshot.hook.AttemptHooks;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.testkit.LoopbackSshServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts before and after, run on a real ssh server, which the backup comes from too. */
class HookedRunTest {

    private static final WorkerId WORKER = WorkerId.of("storage-1");
    private static final ScriptId BEFORE = ScriptId.random();
    private static final ScriptId AFTER = ScriptId.random();

    @TempDir
    Path directory;

    private final TestStore store = new TestStore();
    private final SettableClock clock = new SettableClock("2026-11-23T02:00:00Z");
    private final ServiceStore documents = store.forService("snapshot-worker", clock);
    private final AttemptBook book = new AttemptBook(documents, WORKER, Duration.ofMinutes(1), clock);
    private final List<Script> scripts = new ArrayList<>();
    private LoopbackSshServer server;
    private Client client;
    private TestRuns runs;

    @BeforeEach
    void aClientWithScripts() throws IOException {
        assumeTrue(LoopbackSshServer.available(), "no ssh server to start");
        runs = TestRuns.in(directory, WORKER, clock);
        server = LoopbackSshServer.start(directory.resolve("sshd"));
        client = new Client(
                ClientId.random(),
                "web1",
                "",
                server.address(),
                true,
                null,
                null,
                null,
                null,
                null,
                List.of(BEFORE),
                List.of(AFTER),
                null,
                null);
        server.letIn(runs.keys().of(client.id()));
        String note = "echo \"$GORDAILU_LEVEL ${GORDAILU_JOB_NAME-} $GORDAILU_EVENT $GORDAILU_STATUS\" >> '%s'\n"
                .formatted(directory.resolve("noted"));
        script(BEFORE, note);
        script(AFTER, note);
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
    void whatAScriptMakesBeforeIsInTheSnapshotAndEachIsToldHowItEnded() throws IOException {
        script(BEFORE, body(BEFORE) + "echo dump > '%s'/dump".formatted(directory.resolve("source")));
        script(AFTER, body(AFTER) + "rm -f '%s'/dump".formatted(directory.resolve("source")));

        carryOut(due("etc"));

        assertThat(noted())
                .containsExactly("CLIENT  PRE", "JOB etc PRE", "JOB etc POST completed", "CLIENT  POST completed");
        SnapshotCompleted completed = one(SnapshotCompleted.class);
        assertThat(completed.snapshot().warnings()).isEmpty();
        assertThat(Path.of(completed.snapshot().directory()).resolve("data" + directory + "/source/dump"))
                .exists();
        assertThat(directory.resolve("source/dump")).doesNotExist();
    }

    @Test
    void theClientsRunOnceAroundThoseThatWaitTogether() throws IOException {
        SnapshotRun run = run();
        List<JobDue> dues = List.of(due("a"), due("b"), due("c"));
        List<AttemptHooks> waiting = dues.stream().map(run::join).toList();
        for (int i = 0; i < dues.size(); i++) {
            try (AttemptHooks around = waiting.get(i)) {
                carryOut(run, dues.get(i), around, Cancellation.never());
            }
        }
        carryOut(due("d"));

        assertThat(noted())
                .containsExactly(
                        "CLIENT  PRE",
                        "JOB a PRE",
                        "JOB a POST completed",
                        "JOB b PRE",
                        "JOB b POST completed",
                        "JOB c PRE",
                        "JOB c POST completed",
                        "CLIENT  POST completed",
                        "CLIENT  PRE",
                        "JOB d PRE",
                        "JOB d POST completed",
                        "CLIENT  POST completed");
    }

    @Test
    void aScriptThatFailsBeforeStopsTheRunAndSaysWhyAndThoseAfterRun() throws IOException {
        script(BEFORE, body(BEFORE) + "[ $GORDAILU_LEVEL = CLIENT ] || { echo 'no space for the dump' >&2; exit 4; }");

        carryOut(due("etc"));

        assertThat(noted()).containsExactly("CLIENT  PRE", "JOB etc PRE", "JOB etc POST failed", "CLIENT  POST failed");
        SnapshotFailed failed = one(SnapshotFailed.class);
        assertThat(failed.failure().code()).isEqualTo("hook.failed");
        assertThat(failed.failure().sentence())
                .contains("The script before", "before job web1 / etc", "code 4", "no space for the dump");
        assertThat(store.sent(SnapshotCompleted.class)).isEmpty();
    }

    @Test
    void oneOfTheClientThatFailsStopsAllThatWaitTogether() throws IOException {
        script(BEFORE, body(BEFORE) + "exit 1");
        SnapshotRun run = run();
        List<JobDue> dues = List.of(due("a"), due("b"));
        List<AttemptHooks> waiting = dues.stream().map(run::join).toList();
        for (int i = 0; i < dues.size(); i++) {
            try (AttemptHooks around = waiting.get(i)) {
                carryOut(run, dues.get(i), around, Cancellation.never());
            }
        }

        assertThat(noted())
                .containsExactly("CLIENT  PRE", "JOB a POST failed", "JOB b POST failed", "CLIENT  POST failed");
        assertThat(store.sent(SnapshotFailed.class)).hasSize(2);
    }

    @Test
    void oneThatFailsAfterwardsIsAWarning() {
        script(AFTER, "echo 'nobody to tell'; exit 2");

        carryOut(due("etc"));

        assertThat(one(SnapshotCompleted.class).snapshot().warnings())
                .hasSize(2)
                .allSatisfy(warning -> assertThat(warning).contains("The script after", "code 2", "nobody to tell"))
                .anySatisfy(warning -> assertThat(warning).contains("after job web1 / etc"))
                .anySatisfy(warning -> assertThat(warning).contains("after the jobs of client web1"));
    }

    @Test
    void whatIsAbortedWhileAScriptRunsIsToldSoAfterwards() throws Exception {
        script(BEFORE, body(BEFORE) + "[ $GORDAILU_LEVEL = CLIENT ] || sleep 300");
        Cancellation cancellation = new Cancellation();
        Thread aborting = Thread.ofPlatform().start(() -> {
            await().until(() -> noted().contains("JOB etc PRE"));
            cancellation.cancel();
        });
        SnapshotRun run = run();
        JobDue due = due("etc");
        try (AttemptHooks around = run.join(due)) {
            carryOut(run, due, around, cancellation);
        }
        aborting.join();

        assertThat(noted()).endsWith("JOB etc POST aborted", "CLIENT  POST failed");
        assertThat(store.sent(SnapshotAborted.class)).hasSize(1);
    }

    @Test
    void afterACrashThoseAfterRunAtTheNextStart() throws IOException {
        JobDue cut = due("cut");
        book.claim(cut);
        book.stepDone(cut);
        book.stepDone(cut);
        JobDue untouched = due("untouched");
        book.claim(untouched);

        SnapshotRun run = run();
        List<JobDue> waiting = new Recovery(book, run).recover();
        assertThat(waiting).containsExactlyInAnyOrder(cut, untouched);
        AttemptHooks ofCut = run.join(cut);
        AttemptHooks ofUntouched = run.join(untouched);
        run.settle(cut, ofCut);
        run.settle(untouched, ofUntouched);
        documents.awaitSent();

        assertThat(noted()).containsExactly("JOB cut POST failed", "CLIENT  POST failed");
        assertThat(store.sent(SnapshotFailed.class)).hasSize(2);
        assertThat(new Recovery(book, run).recover()).isEmpty();
    }

    /** The next attempt has better luck, perhaps: it is not of a batch that has failed. */
    @Test
    void aRetryRunsTheClientsScriptsAnew() throws IOException {
        Path broken = Files.createFile(directory.resolve("broken"));
        script(BEFORE, body(BEFORE) + "[ $GORDAILU_LEVEL = JOB ] || ! [ -e '%s' ]".formatted(broken));
        SnapshotRun run = run();
        JobDue first = due("a");
        JobDue other = due("b");
        AttemptHooks ofOther = run.join(other);
        try (AttemptHooks around = run.join(first)) {
            carryOut(run, first, around, Cancellation.never());
        }
        Files.delete(broken);
        JobDue again = new JobDue(
                first.runId(),
                2,
                first.definition(),
                Trigger.MANUAL,
                clock.instant(),
                clock.instant(),
                scripts,
                null,
                null);
        AttemptHooks ofAgain = run.join(again);
        carryOut(run, other, ofOther, Cancellation.never());
        carryOut(run, again, ofAgain, Cancellation.never());

        assertThat(noted())
                .containsExactly(
                        "CLIENT  PRE",
                        "JOB a POST failed",
                        "JOB b POST failed",
                        "CLIENT  POST failed",
                        "CLIENT  PRE",
                        "JOB a PRE",
                        "JOB a POST completed",
                        "CLIENT  POST completed");
    }

    @Test
    void whatWaitsForAnotherAttemptsScriptsIsAbortedAtOnce() throws Exception {
        script(BEFORE, body(BEFORE) + "[ $GORDAILU_LEVEL = JOB ] || sleep 300");
        SnapshotRun run = run();
        JobDue slow = due("slow");
        JobDue waiting = due("waiting");
        AttemptHooks ofSlow = run.join(slow);
        AttemptHooks ofWaiting = run.join(waiting);
        Cancellation slowly = new Cancellation();
        Thread other = Thread.ofPlatform().start(() -> carryOut(run, slow, ofSlow, slowly));
        await().until(() -> noted().contains("CLIENT  PRE"));
        Cancellation cancellation = new Cancellation();
        Thread waits = Thread.ofPlatform().start(() -> carryOut(run, waiting, ofWaiting, cancellation));
        await().until(() -> book.find(waiting)
                .filter(attempt -> attempt.state() == SnapshotState.PRE_HOOKS)
                .isPresent());

        cancellation.cancel();
        waits.join();

        assertThat(store.sent(SnapshotAborted.class)).hasSize(1);
        assertThat(other.isAlive()).isTrue();
        slowly.cancel();
        other.join();
        assertThat(noted()).contains("CLIENT  POST failed");
    }

    @Test
    void whatTheClientsScriptsBeganTheyEndThoughItNamesNoneAnyMore() throws IOException {
        SnapshotRun run = run();
        JobDue first = due("a");
        AttemptHooks ofFirst = run.join(first);
        client = new Client(client.id(), "web1", "", server.address(), true);
        JobDue second = due("b");
        AttemptHooks ofSecond = run.join(second);
        carryOut(run, first, ofFirst, Cancellation.never());
        carryOut(run, second, ofSecond, Cancellation.never());

        assertThat(noted()).endsWith("JOB b POST completed", "CLIENT  POST completed");
    }

    @Test
    void aDiskThatIsNotThereIsToldToThoseAfter() throws IOException {
        Files.move(directory.resolve("backups"), directory.resolve("away"));

        carryOut(due("etc"));

        assertThat(noted()).containsExactly("JOB etc POST failed", "CLIENT  POST failed");
        assertThat(one(SnapshotFailed.class).failure().code()).startsWith("location.");
    }

    @Test
    void aScriptThatWasNotSentAlongIsNamed() {
        scripts.clear();

        carryOut(due("etc"));

        assertThat(one(SnapshotFailed.class).failure().code()).isEqualTo("hook.unknown");
    }

    private void carryOut(JobDue due) {
        SnapshotRun run = run();
        try (AttemptHooks around = run.join(due)) {
            carryOut(run, due, around, Cancellation.never());
        }
    }

    private void carryOut(SnapshotRun run, JobDue due, AttemptHooks around, Cancellation cancellation) {
        book.claim(due);
        run.carryOut(due, around, _ -> {}, cancellation);
        documents.awaitSent();
    }

    private <T extends Message> T one(Class<T> type) {
        assertThat(store.sent(type)).hasSize(1);
        return store.sent(type).getFirst();
    }

    private List<String> noted() throws IOException {
        Path noted = directory.resolve("noted");
        return Files.exists(noted)
                ? Files.readAllLines(noted).stream().map(String::strip).toList()
                : List.of();
    }

    private void script(ScriptId id, String body) {
        scripts.removeIf(script -> script.id().equals(id));
        scripts.add(new Script(id, id.equals(BEFORE) ? "before" : "after", "", Script.Place.CLIENT, body, null));
    }

    private String body(ScriptId id) {
        return scripts.stream()
                .filter(script -> script.id().equals(id))
                .findFirst()
                .orElseThrow()
                .body();
    }

    private SnapshotRun run() {
        return runs.run(book, runs.rsync());
    }

    private JobDue due(String name) {
        JobDefinition definition = runs.job(client, name, List.of(BEFORE), List.of(AFTER));
        return new JobDue(
                RunId.random(), 1, definition, Trigger.MANUAL, clock.instant(), clock.instant(), scripts, null, null);
    }
}
