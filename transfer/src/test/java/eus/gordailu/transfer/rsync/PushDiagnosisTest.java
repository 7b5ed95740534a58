package eus.gordailu.transfer.rsync;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.transfer.process.CapturedOutput;
import eus.gordailu.transfer.process.ProcessResult;
import eus.gordailu.transfer.process.Stop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushDiagnosisTest {

    private static final CapturedOutput NOTHING = new CapturedOutput(List.of(), List.of(), 0);
    private static final Failure REFUSED =
            new Failure(FailureClass.OPERATOR_NEEDED, "ssh.refused", "It refused", Map.of("host", "web"));

    private final PushDiagnosis diagnosis = new PushDiagnosis(
            "root@web", "/srv/new", lines -> lines.contains("refused") ? Optional.of(REFUSED) : Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "1, source.unsupported",
        "2, source.not-rsync",
        "3, restore.no-directory",
        "4, source.unsupported",
        "5, restore.connection-lost",
        "10, restore.connection-lost",
        "11, restore.no-directory",
        "12, restore.connection-lost",
        "20, restore.interrupted",
        "22, restore.failed",
        "30, restore.timeout",
        "35, restore.connection-lost",
        "126, source.no-rsync",
        "127, source.no-rsync",
        "137, restore.interrupted",
        "255, restore.connection-lost"
    })
    void eachExitCodeHasItsFailure(int exitCode, String code) {
        Failure failure = failure(exitCode);

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.sentence()).doesNotContain("%").contains(": ");
        assertThat(failure.details()).isNotEmpty();
    }

    /** Whatever code rsync ends with then. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        ERROR: module is read only; restore.read-only-module
        rsync: [Receiver] mkdir "/srv/new" failed: Permission denied (13); restore.no-directory
        rsync: [Receiver] change_dir#3 "/srv/new" failed: No such file or directory (2); restore.no-directory
        ERROR: destination must be a directory when copying more than 1 file; restore.no-directory
        rsync: [receiver] write failed on "/srv/new/f": No space left on device (28); restore.target-full
        rsync: [receiver] mkstemp "/srv/new/.f.x" failed: Disk quota exceeded (122); restore.target-full
        rsync: [receiver] mkstemp "/srv/new/.f.x" failed: Read-only file system (30); restore.target-read-only
        rsync: [receiver] write failed on "/srv/new/f": Input/output error (5); restore.target-io-error
        rsync: ACLs are not supported on this server; restore.no-attributes
        """)
    void whatTheReceiverSaysIsToldBeforeTheCode(String line, String code) {
        for (int exitCode : List.of(1, 11, 12, 23)) {
            Failure failure = failure(exitCode, line);

            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.sentence()).contains("root@web").doesNotContain("%");
            assertThat(PushDiagnosis.takesNoAttributes(failure)).isEqualTo(code.equals("restore.no-attributes"));
        }
        assertThat(judge(0, line)).isInstanceOf(RsyncOutcome.Complete.class);
    }

    /** A name can be made to look like any message. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        rsync: [sender] send_files failed to open "/d/ERROR: module is read only": Permission denied (13)
        rsync: [sender] send_files failed to open "/d/No space left on device (28)": Permission denied (13)
        rsync: [sender] read errors mapping "/d/f": Input/output error (5)
        """)
    void whatIsSaidOfTheSnapshotIsNoFaultOfTheClient(String line) {
        assertThat(judge(23, line))
                .isInstanceOfSatisfying(
                        RsyncOutcome.Complete.class,
                        complete -> assertThat(complete.warnings()).isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource({"WALL_CLOCK, restore.too-long", "IDLE, restore.timeout", "ABORTED, restore.interrupted"})
    void whatWasEndedIsToldByWhy(Stop stop, String code) {
        assertThat(failure(judge(Optional.of(stop), 20, "rsync error: received SIGINT (code 20)"))
                        .code())
                .isEqualTo(code);
    }

    @Test
    void theProgramThatCarriesRsyncExplainsABrokenConnection() {
        assertThat(failure(255, "refused")).isEqualTo(REFUSED);
        assertThat(failure(12, "refused")).isEqualTo(REFUSED);
        assertThat(failure(22, "refused").code()).isEqualTo("restore.failed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        bash: line 1: rsync: command not found; source.no-rsync
        rsync: on remote machine: --fake: unknown option; source.unsupported
        """)
    void aClientWithoutAProperRsyncIsNoBrokenConnection(String line, String code) {
        assertThat(failure(12, line).code()).isEqualTo(code);
    }

    @Test
    void whatShutsRsyncInIsNotTakenForRsync() {
        assertThat(failure(1, "bwrap: Can't find source path /backup: No such file or directory")
                        .code())
                .isEqualTo("worker.not-confined");
    }

    private Failure failure(int exitCode, String... lines) {
        return failure(judge(exitCode, lines));
    }

    private static Failure failure(RsyncOutcome outcome) {
        if (outcome instanceof RsyncOutcome.Failed(Failure failure)) {
            return failure;
        }
        throw new AssertionError("Not a failure: " + outcome);
    }

    private RsyncOutcome judge(int exitCode, String... lines) {
        return judge(Optional.empty(), exitCode, lines);
    }

    private RsyncOutcome judge(Optional<Stop> stop, int exitCode, String... lines) {
        RsyncOutput output = new RsyncOutput(List.of(), _ -> {});
        for (String line : lines) {
            output.standardError(line.getBytes(StandardCharsets.UTF_8));
        }
        return diagnosis.judge(new ProcessResult(exitCode, stop, NOTHING, NOTHING, Duration.ofSeconds(1)), output);
    }
}
