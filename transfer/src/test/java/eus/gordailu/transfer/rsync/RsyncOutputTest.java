package eus.gordailu.transfer.rsync;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.path.TreePath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RsyncOutputTest {

    private final List<RsyncProgress> progress = new ArrayList<>();
    private final RsyncOutput output = new RsyncOutput(List.of("/srv/own", "/srv/ñ"), progress::add);

    @Test
    void progressLinesAreRead() {
        out("              0   0%    0.00kB/s    0:00:00 (xfr#0, ir-chk=1000/1004)");
        out("        3309568  11%    2.93MB/s    0:01:08  ");
        out("       30000000 100%  152.98MB/s    1:00:00 (xfr#1, to-chk=0/1204)");

        assertThat(progress)
                .containsExactly(
                        new RsyncProgress(0, 0, 0, Duration.ZERO, 0, 4, 1004, true),
                        new RsyncProgress(3_309_568, 11, 3_072_327, Duration.ofSeconds(68), 0, 4, 1004, true),
                        new RsyncProgress(30_000_000, 100, 160_411_156, Duration.ofHours(1), 1, 1204, 1204, false));
    }

    @Test
    void statisticsAreRead() {
        """
        Number of files: 4 (reg: 1, dir: 3)
        Number of created files: 3 (reg: 1, dir: 2)
        Number of deleted files: 2
        Number of regular files transferred: 1
        Total file size: 30000000 bytes
        Total transferred file size: 29999999 bytes
        Literal data: 23775024 bytes
        Matched data: 6224976 bytes
        File list size: 0
        File list generation time: 0.001 seconds
        Total bytes sent: 23791028
        Total bytes received: 15060
        sent 23791028 bytes  received 15060 bytes  47612176.00 bytes/sec
        total size is 30000000  speedup is 1.26
        """.lines().forEach(this::out);

        assertThat(output.stats())
                .isEqualTo(
                        new RsyncStats(1, 1, 2, 1, 30_000_000, 29_999_999, 23_775_024, 6_224_976, 23_791_028, 15_060));
    }

    @Test
    void complaintsAboutTheJobsOwnPathsAreKnownFromOthers() {
        err("rsync: [sender] link_stat \"/srv/own\" failed: No such file or directory (2)");
        err("rsync: [sender] link_stat \"/srv/\\#303\\#261\" failed: No such file or directory (2)");
        err("rsync: [sender] link_stat \"/srv/own/below\" failed: No such file or directory (2)");
        err("rsync: [sender] link_stat \"/srv/other\" failed: No such file or directory (2)");

        assertThat(output.ownPaths()).containsOnlyKeys("/srv/own", "/srv/ñ");
    }

    @Test
    void aParentThatCannotBeEnteredCountsForThePathBelow() {
        err("rsync: [sender] change_dir \"/srv\" failed: Permission denied (13)");

        assertThat(output.ownPaths()).containsOnlyKeys("/srv/own", "/srv/ñ");
    }

    @Test
    void aComplaintOfAnyLengthBecomesAWarningThatFitsAMessage() {
        RsyncOutput output = new RsyncOutput(List.of("/etc"), progress -> {});
        String line =
                "rsync: [sender] opendir \"/etc/%s\" failed: Permission denied (13)".formatted("x".repeat(60_000));
        for (int i = 0; i < RsyncOutput.KEPT; i++) {
            output.standardError(line.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(output.warnings())
                .hasSize(RsyncOutput.KEPT)
                .allSatisfy(warning -> assertThat(warning.sentence()).hasSizeLessThanOrEqualTo(501));
    }

    @Test
    void directoriesThatCouldNotBeLookedIntoAreKeptBeyondAFloodAndItIsSaidWhenTheyAreTooMany() {
        for (int i = 0; i < RsyncOutput.KEPT; i++) {
            err("rsync: [sender] send_files failed to open \"/srv/f%d\": Permission denied (13)".formatted(i));
        }
        for (int i = RsyncOutput.KEPT; i < RsyncOutput.KEPT_DIRECTORIES; i++) {
            err("rsync: [sender] opendir \"/srv/d%d\" failed: Permission denied (13)".formatted(i));
        }

        assertThat(output.warnings()).noneMatch(Warning::tooMany);
        assertThat(output.warnings().stream()
                        .filter(warning -> warning.unlisted().isPresent()))
                .hasSize(RsyncOutput.KEPT_DIRECTORIES - RsyncOutput.KEPT);

        err("rsync: [sender] opendir \"/srv/last\" failed: Permission denied (13)");
        assertThat(output.warnings().getLast().tooMany()).isTrue();
    }

    @Test
    void whatADiskThatFailsTellsNothingOfIsAsWellKeptBeyondAFlood() {
        for (int i = 0; i < RsyncOutput.KEPT; i++) {
            err("rsync: [sender] send_files failed to open \"/srv/f%d\": Permission denied (13)".formatted(i));
        }
        for (int i = RsyncOutput.KEPT; i < RsyncOutput.KEPT_DIRECTORIES; i++) {
            err("rsync: [sender] readlink_stat(\"/srv/e%d\") failed: Input/output error (5)".formatted(i));
        }

        assertThat(output.warnings().stream().filter(warning -> warning.unseen().isPresent() && !warning.counted()))
                .hasSize(RsyncOutput.KEPT_DIRECTORIES - RsyncOutput.KEPT);
        assertThat(output.warnings()).noneMatch(Warning::tooMany);

        err("rsync: [sender] readlink_stat(\"/srv/last\") failed: Input/output error (5)");
        assertThat(output.warnings().getLast().tooMany()).isTrue();
    }

    @Test
    void aComplaintOfLaterInAFloodStillDecides() {
        for (int i = 0; i < 5000; i++) {
            err("rsync: [sender] send_files failed to open \"/srv/own/f%d\": Permission denied (13)".formatted(i));
        }
        err("rsync: [receiver] write failed on \"/x\": No space left on device (28)");
        err("rsync: [sender] link_stat \"/srv/own\" failed: No such file or directory (2)");

        assertThat(output.ownPaths()).containsOnlyKeys("/srv/own");
        assertThat(output.destinationError(28)).isPresent();
        assertThat(output.warnings()).hasSize(RsyncOutput.KEPT + 2);
        assertThat(output.warnings().getLast().sentence()).isEqualTo("and 2 more messages of this kind");
        assertThat(output.warnings().stream().filter(Warning::moreClosed))
                .singleElement()
                .satisfies(warning -> assertThat(warning.sentence()).startsWith("and 4800 more messages of files"));
    }

    @Test
    void aFileThatIsNamedLikeAnErrorIsNone() {
        err(
                "rsync: [sender] send_files failed to open \"/x\" failed: No space left on device (28)\": Permission denied (13)");

        assertThat(output.destinationError(28)).isEmpty();
    }

    @Test
    void vanishedFilesAreWarnings() {
        err("file has vanished: \"/srv/own/tmp\"");
        err("directory has vanished: \"/srv/own/d\"");
        err(
                "rsync warning: some files vanished before they could be transferred (code 24) at main.c(1956) [generator=3.5.0]");

        assertThat(output.warnings())
                .containsExactly(
                        new Warning("file.vanished", "file has vanished: \"/srv/own/tmp\""),
                        new Warning("file.vanished", "directory has vanished: \"/srv/own/d\""));
        assertThat(output.ownPaths()).isEmpty();
    }

    @Test
    void aDirectoryThatIsListedInPartOrCannotBeEnteredIsNotLookedInto() {
        err("rsync: [sender] readdir(\"/srv/torn\"): Input/output error (5)");
        err("rsync: [sender] readlink_stat(\"/srv/shut/a\") failed: Permission denied (13)");
        err("rsync: [sender] link_stat \"/srv/gone/a\" failed: No such file or directory (2)");
        err("rsync: [sender] send_files failed to open \"/srv/locked\": Permission denied (13)");

        assertThat(output.warnings())
                .extracting(Warning::code)
                .containsExactly("directory.not-listed", "directory.not-entered", "file.not-copied", "file.not-opened");
        assertThat(output.warnings().stream().flatMap(warning -> warning.unlisted().stream()))
                .containsExactly(TreePath.of("srv/torn"), TreePath.of("srv/shut"));
    }

    /** What rsync 3.5.0 tells of two files at which the disk fails, in its two attempts. */
    @Test
    void aFileThatCanNotBeReadToItsEndIsLikeOneThatCanNotBeOpened() {
        err("rsync: [sender] read errors mapping \"/srv/bad\": Input/output error (5)");
        err("WARNING: srv/bad failed verification -- update discarded (will try again).");
        err("rsync: read errors mapping \"/srv/other\" (in module): Input/output error (5)");
        err("rsync: [sender] read errors mapping \"/srv/bad\": Input/output error (5)");
        err("ERROR: srv/bad failed verification -- update put into partial-dir.");
        err("rsync: [receiver] read errors mapping \"/backups/x\": Input/output error (5)");

        assertThat(output.warnings().stream().filter(Warning::counted))
                .hasSize(3)
                .allMatch(warning -> warning.code().equals("file.not-opened"));
        assertThat(output.warnings().stream().flatMap(warning -> warning.unseen().stream()))
                .contains(TreePath.of("srv/bad"))
                .doesNotContain(TreePath.of("backups/x"));
    }

    @Test
    void ofMoreThatCanNotBeReadThanAreRememberedItIsSaid() {
        for (int i = 0; i <= RsyncOutput.KEPT; i++) {
            err("rsync: [sender] read errors mapping \"/srv/f%d\": Input/output error (5)".formatted(i));
        }

        assertThat(output.warnings().getLast().moreClosed()).isTrue();
    }

    @Test
    void aDirectoryWhoseFilesAreNamedOneByOneCountsOnce() {
        for (int i = 0; i < RsyncOutput.KEPT_DIRECTORIES; i++) {
            err("rsync: [sender] readlink_stat(\"/srv/shut/%d\") failed: Permission denied (13)".formatted(i));
        }
        err("rsync: [sender] opendir \"/srv/other\" failed: Permission denied (13)");

        assertThat(output.warnings()).noneMatch(Warning::tooMany);
        assertThat(output.warnings().stream().flatMap(warning -> warning.unlisted().stream()))
                .contains(TreePath.of("srv/shut"), TreePath.of("srv/other"));
    }

    /** With a pattern that tries each blank twice this takes hours. */
    @Test
    void aLongLineOfBlanksIsReadLikeAnyOther() {
        for (int i = 0; i < 20; i++) {
            err("rsync: " + " ".repeat(64 * 1024));
        }

        assertThat(output.lines()).hasSize(20);
    }

    @Test
    void versionsAreRead() {
        assertThat(RsyncVersion.parse(List.of("rsync  version 3.5.0  protocol version 32")))
                .contains(new RsyncVersion("3.5.0", 32));
        assertThat(RsyncVersion.parse(List.of("rsync  version v3.2.7  protocol version 31")))
                .contains(new RsyncVersion("3.2.7", 31));
        assertThat(RsyncVersion.parse(List.of("openrsync: protocol version 29", "rsync version 2.6.9 compatible")))
                .contains(new RsyncVersion("openrsync", 29));
        assertThat(RsyncVersion.parse(List.of("rsync: command not found"))).isEmpty();
    }

    private void out(String line) {
        output.standardOutput(line.getBytes(StandardCharsets.UTF_8));
    }

    private void err(String line) {
        output.standardError(line.getBytes(StandardCharsets.UTF_8));
    }
}
