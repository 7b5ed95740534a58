package eus.gordailu.transfer.rsync;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.transfer.process.CapturedOutput;
import eus.gordailu.transfer.process.ProcessResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RsyncDiagnosisTest {

    private static final CapturedOutput NOTHING = new CapturedOutput(List.of(), List.of(), 0);

    private final RsyncDiagnosis diagnosis =
            new RsyncDiagnosis("root@web", Path.of("/backup/data"), _ -> Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "1, source.unsupported",
        "2, source.not-rsync",
        "4, source.unsupported",
        "3, location.io-error",
        "5, transfer.connection-lost",
        "10, transfer.connection-lost",
        "11, location.io-error",
        "12, transfer.connection-lost",
        "20, transfer.interrupted",
        "22, transfer.failed",
        "30, transfer.timeout",
        "35, transfer.timeout",
        "75, transfer.still-running",
        "127, source.no-rsync",
        "137, transfer.interrupted",
        "255, transfer.connection-lost"
    })
    void eachExitCodeHasItsFailure(int exitCode, String code) {
        Failure failure = failure(exitCode);

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.sentence()).doesNotContain("%").contains(": ");
        assertThat(failure.details()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rsync: ACLs are not supported on this server",
                "rsync: extended attributes are not supported on this server",
                "rsync: The server is configured to refuse --acls (-A)",
                "rsync: The server is configured to refuse --xattrs (-X)",
                "rsync: The server is configured to refuse --acls"
            })
    void aSenderWithoutAttributesIsNoBrokenConnection(String line) {
        Failure failure = failure(12, line);

        assertThat(RsyncDiagnosis.sendsNoAttributes(failure)).isTrue();
        assertThat(failure.sentence()).contains("root@web").doesNotContain("%");
        assertThat(judge(0, line)).isInstanceOf(RsyncOutcome.Complete.class);
        assertThat(failure(12, "file \"" + line + "\"").code()).isEqualTo("transfer.connection-lost");
    }

    /** The exit code is that of a connection that ends: the other end has left. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rsync: on remote machine: --fake: unknown option",
                "rsync: -vlogDtprAXe.iLs: unknown option",
                "openrsync: unrecognized option `--protect-args'",
                "rsync: invalid option -- A",
                "rsync: Error parsing options: option may be supported on client but not on server?"
            })
    void aSenderThatDoesNotKnowAnOptionIsNoBrokenConnection(String line) {
        assertThat(failure(12, line).code()).isEqualTo("source.unsupported");
        assertThat(failure(12, line).sentence()).contains(line);
        assertThat(failure(12, "rsync: [sender] read errors mapping \"/" + line + "\": No data available (61)")
                        .code())
                .isEqualTo("transfer.connection-lost");
    }

    @Test
    void whatShutsRsyncInIsNotTakenForRsync() {
        assertThat(failure(1, "bwrap: Can't find source path /backup: No such file or directory")
                        .code())
                .isEqualTo("worker.not-confined");
    }

    @Test
    void partlyTransferredIsCompleteWithTheNamesOfTheRest() {
        RsyncOutcome outcome =
                judge(23, "rsync: [sender] send_files failed to open \"/etc/shadow\": Permission denied (13)");

        assertThat(outcome)
                .isEqualTo(new RsyncOutcome.Complete(List.of(new Warning(
                        "file.not-opened",
                        "rsync: [sender] send_files failed to open \"/etc/shadow\": Permission denied (13)",
                        Optional.empty(),
                        Optional.of(TreePath.of("etc/shadow"))))));
    }

    @Test
    void theJobsOwnPathUnreadIsAFailure() {
        Failure failure = failure(23, "rsync: [sender] opendir \"/etc\" failed: Permission denied (13)");

        assertThat(failure.code()).isEqualTo("source.unreadable-path");
    }

    @Test
    void theJobsOwnPathVanishedIsMissing() {
        assertThat(failure(24, "file has vanished: \"/etc\"").code()).isEqualTo("source.missing-path");
    }

    @ParameterizedTest
    @CsvSource({
        "No space left on device, 28, location.full",
        "Disk quota exceeded, 122, location.full",
        "Read-only file system, 30, location.read-only",
        "Input/output error, 5, location.io-error",
        "Permission denied, 13, location.not-writable"
    })
    void aDiskOfOursThatRefusesIsNeverAWarning(String text, int errno, String code) {
        String line = "rsync: [receiver] mkstemp \"/backup/x\" failed: %s (%d)".formatted(text, errno);

        assertThat(failure(23, line).code()).isEqualTo(code);
        assertThat(failure(11, line).code()).isEqualTo(code);
    }

    /** To ext4, an attribute that is too large is one too many. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rsync: [receiver] rsync_xal_set: fsetxattr(\"/backup/f\",\"user.big\") failed: No space left on device (28)",
                "rsync: [receiver] set_acl: sys_acl_set_file(f, ACL_TYPE_ACCESS): No space left on device (28)",
                "rsync: [generator] rsync_xal_set: lsetxattr(\"/backup/f\",\"user.x\") failed: Permission denied (13)"
            })
    void anAttributeThatCannotBeSetSaysNothingOfTheDisk(String line) {
        assertThat(judge(23, line)).isEqualTo(new RsyncOutcome.Complete(List.of(new Warning("file.not-copied", line))));
    }

    @Test
    void theOwnersThatAreKeptInAnAttributeAreNoneThatCanBeMissed() {
        String line =
                "rsync: [receiver] failed to write xattr user.rsync.%stat for \"/backup/f\": No space left on device (28)";

        assertThat(failure(23, line).code()).isEqualTo("location.full");
    }

    private Failure failure(int exitCode, String... lines) {
        if (judge(exitCode, lines) instanceof RsyncOutcome.Failed(Failure failure)) {
            return failure;
        }
        throw new AssertionError("Not a failure");
    }

    private RsyncOutcome judge(int exitCode, String... lines) {
        RsyncOutput output = new RsyncOutput(List.of("/etc"), _ -> {});
        for (String line : lines) {
            output.standardError(line.getBytes(StandardCharsets.UTF_8));
        }
        return diagnosis.judge(
                new ProcessResult(exitCode, Optional.empty(), NOTHING, NOTHING, Duration.ofSeconds(1)), output);
    }
}
