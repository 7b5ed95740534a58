package eus.gordailu.transfer.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ProcessRunnerTest {

    private static final ProcessLimits SHORT = ProcessLimits.within(Duration.ofSeconds(20));

    private final ProcessRunner runner = new ProcessRunner();

    @Test
    void exitCodeOutputAndErrorsAreKept() {
        ProcessResult result = runner.run(bash("echo out; echo err >&2; exit 7"), SHORT);

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.signal()).isEmpty();
        assertThat(result.output().lines()).containsExactly("out");
        assertThat(result.errors().lines()).containsExactly("err");
    }

    @Test
    void aSignalIsTold() {
        assertThat(runner.run(bash("kill -9 $$"), SHORT).signal()).hasValue(9);
    }

    @Test
    void theEnvironmentIsOnlyWhatIsGiven() {
        ProcessResult result = runner.run(Command.of("env").withEnvironment("GORDAILU_TEST", "a b"), SHORT);

        assertThat(result.output().lines())
                .allMatch(
                        line -> line.startsWith("PATH=") || line.equals("LC_ALL=C") || line.equals("GORDAILU_TEST=a b"))
                .hasSize(3);
    }

    @Test
    void argumentsReachTheProgramAsTheyAre() {
        String hostile = "$(touch x) `id` ; * 'q' \"d\" \\ -e\n";

        assertThat(runner.run(Command.of("printf", "%s", hostile), SHORT)
                        .output()
                        .lines())
                .containsExactly("$(touch x) `id` ; * 'q' \"d\" \\ -e");
    }

    @Test
    void anArgumentThatJavaWouldChangeIsRefused() {
        assertThatThrownBy(() -> Command.of("ls", "a\0b"))
                .isInstanceOf(UnsayableArgumentException.class)
                .hasMessageContaining("LC_ALL");
    }

    @Test
    void aMissingProgramIsNamed() {
        assertThatThrownBy(() -> runner.run(Command.of("gordailu-no-such-program"), SHORT))
                .isInstanceOf(ProgramNotStartedException.class)
                .hasMessageContaining("gordailu-no-such-program");
    }

    /** Who waits for its number would wait for ever. */
    @Test
    void whatCannotBeStartedForAnyOtherReasonIsSaidToo() {
        assertThatThrownBy(() -> runner.run(Command.of("true").withEnvironment("no=name", "x"), SHORT))
                .isInstanceOf(ProgramNotStartedException.class)
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFloodIsKeptInBounds() {
        ProcessResult result = runner.run(bash("seq 1 100000; head -c 1000000 /dev/zero"), SHORT);

        List<String> lines = result.output().lines();
        assertThat(lines).hasSize(LineCapture.HEAD + LineCapture.TAIL).startsWith("1", "2", "3");
        assertThat(result.output().dropped()).isGreaterThan(99_000);
        assertThat(lines).allMatch(line -> line.length() <= 4 * 4096 + 4096);
    }

    @Test
    void linesAreHandedOverAsBytes() {
        List<byte[]> heard = Collections.synchronizedList(new ArrayList<>());
        runner.run(bash("printf 'a\\351\\n\\rb\\rc'"), SHORT, standardOutput(heard::add), Cancellation.never());

        assertThat(heard)
                .extracting(line -> new String(line, StandardCharsets.ISO_8859_1))
                .containsExactly("a\u00e9", "b", "c");
    }

    @Test
    void secretsAreHiddenInArgumentsAndOutput() {
        Command command = bash("echo the word is s3cret").withSecret("s3cret");

        assertThat(command.toString()).doesNotContain("s3cret");
        assertThat(runner.run(command, SHORT).output().lines()).containsExactly("the word is ***");
    }

    @Test
    void controlCharactersDoNotReachTheLog() {
        assertThat(runner.run(bash("printf 'a\\033[31mb'"), SHORT).output().lines())
                .containsExactly("a\\#033[31mb");
    }

    @Test
    void aGrandchildThatKeepsThePipeOpenDoesNotHoldUsUp() {
        ProcessResult result = runner.run(bash("echo before; sleep 25 & sleep 0.7; exit 3"), SHORT);

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.output().lines()).containsExactly("before");
        assertThat(result.duration()).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void theWallClockEndsTheWholeTree(@TempDir Path directory) {
        Path pids = directory.resolve("pids");
        ProcessLimits limits = ProcessLimits.within(Duration.ofMillis(500)).withGrace(Duration.ofMillis(500));

        ProcessResult result = runner.run(stubbornTree(pids), limits);

        assertThat(result.stop()).contains(Stop.WALL_CLOCK);
        assertThat(result.duration()).isLessThan(Duration.ofSeconds(5));
        assertAllGone(pids);
    }

    @Test
    void silenceBeyondTheIdleLimitEndsIt() {
        ProcessLimits limits =
                ProcessLimits.none().withIdle(Duration.ofMillis(600), "bash").withGrace(Duration.ofMillis(300));

        ProcessResult busy = runner.run(bash("end=$((SECONDS + 2)); while [ $SECONDS -lt $end ]; do :; done"), limits);
        ProcessResult reading =
                runner.run(bash("for i in 1 2 3 4 5 6; do sleep 0.2; read line < /etc/passwd; done"), limits);
        ProcessResult talking = runner.run(bash("for i in 1 2 3 4 5 6; do echo $i; sleep 0.2; done"), limits);
        ProcessResult silent = runner.run(bash("echo once; sleep 20; true"), limits);

        assertThat(busy.successful()).isTrue();
        assertThat(reading.successful()).isTrue();
        assertThat(talking.successful()).isTrue();
        assertThat(silent.stop()).contains(Stop.IDLE);
    }

    @Test
    void abortEndsTheWholeTreeAlsoWhatIgnoresThePoliteSignal(@TempDir Path directory) {
        Path pids = directory.resolve("pids");
        RunningProcess process = runner.start(
                stubbornTree(pids), ProcessLimits.none().withGrace(Duration.ofMillis(300)), OutputListener.NONE);
        await().until(() -> Files.exists(pids) && Files.readAllLines(pids).size() == 3);

        process.abort();
        process.abort();

        assertThat(process.await().stop()).contains(Stop.ABORTED);
        assertAllGone(pids);
    }

    @Test
    void aCancellationFromBeforeEndsItAtOnce() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        ProcessResult result = runner.run(bash("sleep 20"), SHORT, OutputListener.NONE, cancellation);

        assertThat(result.stop()).contains(Stop.ABORTED);
        assertThat(result.signal()).hasValue(15);
    }

    @Test
    void anInterruptOfTheWaitingThreadAborts() throws InterruptedException {
        List<Optional<Stop>> stops = Collections.synchronizedList(new ArrayList<>());
        List<Boolean> interrupted = Collections.synchronizedList(new ArrayList<>());
        Thread waiting = Thread.ofPlatform().start(() -> {
            stops.add(runner.run(bash("sleep 20"), SHORT).stop());
            interrupted.add(Thread.currentThread().isInterrupted());
        });
        waiting.interrupt();
        waiting.join();

        assertThat(stops).containsExactly(Optional.of(Stop.ABORTED));
        assertThat(interrupted).containsExactly(true);
    }

    @Test
    void aProgramThatEndsWithItsStarterOutlivesTheThreadThatAskedForIt() throws InterruptedException {
        List<RunningProcess> started = Collections.synchronizedList(new ArrayList<>());
        Command command = bash("sleep 1; echo done").endingWithStarter();
        Thread asking = Thread.ofPlatform().start(() -> started.add(runner.start(command, SHORT, OutputListener.NONE)));
        asking.join();

        ProcessResult result = started.getFirst().await();

        assertThat(result.exitCode()).isZero();
        assertThat(result.output().lines()).containsExactly("done");
    }

    @Test
    void aLockIsHeldByTheProgramAndItsOrphansAndRefusedToASecond(@TempDir Path directory) {
        Path lock = directory.resolve("lock");
        ProcessResult first =
                runner.run(bash("sleep 3 > /dev/null 2>&1 & exit 0").holding(lock), SHORT);
        ProcessResult second = runner.run(bash("echo never").holding(lock), SHORT);

        assertThat(first.exitCode()).isZero();
        assertThat(second.exitCode()).isEqualTo(Command.LOCK_HELD);
        assertThat(second.output().lines()).isEmpty();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> runner.run(bash("exit 0").holding(lock), SHORT).exitCode() == 0);
    }

    @Test
    void aListenerThatFailsEndsTheProgramAndIsHeardOf() {
        OutputListener failing = standardOutput(line -> {
            throw new IllegalArgumentException("full");
        });

        assertThatThrownBy(() -> runner.run(bash("yes"), SHORT, failing, Cancellation.never()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("full");
    }

    private static OutputListener standardOutput(Consumer<byte[]> consumer) {
        return new OutputListener() {
            @Override
            public void standardOutput(byte[] line) {
                consumer.accept(line);
            }
        };
    }

    /** A shell, its child and its grandchild, all deaf to TERM. */
    private static Command stubbornTree(Path pids) {
        String deaf = "trap '' TERM; echo $$ >> '" + pids + "'; ";
        return Command.of(
                "bash",
                "-c",
                deaf + "bash -c \"$1\" & wait; while :; do sleep 1; done",
                "bash",
                deaf + "bash -c \"trap '' TERM; echo \\$\\$ >> '" + pids + "'; while :; do sleep 1; done\" & wait");
    }

    private static void assertAllGone(Path pids) {
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(Files.readAllLines(pids))
                        .hasSize(3)
                        .allMatch(pid -> !ProcessHandle.of(Long.parseLong(pid))
                                .map(ProcessHandle::isAlive)
                                .orElse(false)));
    }

    private static Command bash(String script) {
        return Command.of("bash", "-c", script);
    }
}
