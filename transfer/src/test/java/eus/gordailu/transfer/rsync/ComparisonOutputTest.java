package eus.gordailu.transfer.rsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.gordailu.contracts.path.TreePath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonOutputTest {

    private static final List<Warning> NONE = List.of();

    private final ComparisonOutput output = new ComparisonOutput(List.of("/srv"), Set.of(".keep-out"));

    @Test
    void anOldRsyncAtTheOtherEndIsKnownByItsComplaint() {
        assertThat(output.rulesUnknown()).isFalse();

        err("invalid modifier sequence at 'x' in filter rule: -x system.*");

        assertThat(output.rulesUnknown()).isTrue();
    }

    @Test
    void whatDecidesIsHeardAlsoBehindAFloodOfComplaints() {
        for (int i = 0; i <= RsyncOutput.KEPT; i++) {
            err("rsync: [sender] send_files failed to open \"/srv/%d\": Permission denied (13)".formatted(i));
        }
        err("buffer overflow expanding %i %n%L into overflow buffer");

        assertThat(output.unprintable()).isTrue();
    }

    @Test
    void aWholeComparisonIsBelieved() {
        out(
                "*deleting   srv/gone/f//",
                "*deleting   srv/gone///",
                ".d..t...... srv///",
                "cd+++++++++ srv/d///",
                ">f+++++++++ srv/d/f//",
                "hf          srv/e// => srv/d/f");
        summary(1, 1);

        assertThat(output.doubt(NONE)).isEmpty();
        assertThat(output.changes())
                .containsExactly(
                        new Change.Deleted(TreePath.of("srv/gone/f"), false),
                        new Change.Deleted(TreePath.of("srv/gone"), true),
                        new Change.Altered(
                                TreePath.of("srv"), EntryType.DIRECTORY, Set.of(Difference.TIME), Optional.empty()),
                        new Change.Created(TreePath.of("srv/d"), EntryType.DIRECTORY, Optional.empty()),
                        new Change.Created(TreePath.of("srv/d/f"), EntryType.FILE, Optional.empty()),
                        new Change.Altered(
                                TreePath.of("srv/e"), EntryType.FILE, Set.of(), Optional.of(TreePath.of("srv/d/f"))));
        assertThat(output.changes().changedLeaders()).containsExactly(TreePath.of("srv/d/f"));
    }

    @Test
    void aLineThatIsNotUnderstoodIsNeverPassedOver() {
        out("IO error encountered -- skipping file deletion", ">f+++++++++ srv/f//");
        summary(1, 0);

        assertThat(output.doubt(NONE))
                .contains("rsync said what is not understood (IO error encountered -- skipping file deletion)");
    }

    @Test
    void whatCouldNotBeReadMakesItDoubtful() {
        summary(0, 0);

        assertThat(output.doubt(List.of(new Warning(
                        "directory.not-listed", "rsync: [sender] opendir \"/srv/d\" failed: Permission denied (13)"))))
                .hasValueSatisfying(doubt -> assertThat(doubt).contains("opendir \"/srv/d\""));
    }

    @Test
    void whatVanishedIsGone() {
        out("*deleting   srv/f//");
        summary(0, 1);

        assertThat(output.doubt(List.of(
                        new Warning("file.vanished", "file has vanished: \"/srv/f\""),
                        new Warning("file.vanished", "directory has vanished: \"/srv/d\""))))
                .isEmpty();
    }

    @Test
    void moreComplaintsThanAreKeptMakeItDoubtful() {
        summary(0, 0);

        assertThat(output.doubt(List.of(Warning.more(3)))).isPresent();
    }

    @Test
    void linesThatGotLostAreNoticed() {
        out(">f+++++++++ srv/f//");
        summary(2, 0);

        assertThat(output.doubt(NONE)).contains("rsync counted 2 new and 0 deleted files, but named 1 and 0");
    }

    @Test
    void anEndWithoutItsSummaryIsDoubtful() {
        out(".d..t...... srv///");

        assertThat(output.doubt(NONE)).isPresent();
    }

    @Test
    void aPartTellsTheInodesOfFilesWithSeveralNames() {
        LinkedInodes inodes = new LinkedInodes(2);
        ComparisonOutput one = ComparisonOutput.ofPart(0, inodes, List.of("/srv"), Set.of());
        ComparisonOutput other = ComparisonOutput.ofPart(1, inodes, List.of("/srv"), Set.of());
        out(
                one,
                "[sender] created hashtable 55ea3d5a7d60 (size: 16, keys: 64-bit)",
                "[sender] created hashtable for dev 65024",
                "[Receiver] created hashtable 55f5f53dfc40 (size: 1024, keys: 32-bit)",
                "[generator] growing hashtable 55f5f53dfc40 (size: 2048, keys: 32-bit)",
                "[sender] dev:inode for #5 is 65024:11",
                "[receiver] #6 hard-links #5 (abbrev)",
                "[generator] #9 hard-links #7 (unabbrev)",
                "hlink for 7 (srv/a (b), c,5): found flist match (alt -1)",
                "hlink for 7 (srv/a (b), c,5): leader is -1 (srv/a)",
                "[sender] dev:inode for #8 is 65024:12");
        summary(one, 0, 0);

        assertThat(one.doubt(NONE)).isEmpty();
        assertThatThrownBy(() -> out(other, "[sender] dev:inode for #2 is 65024:11"))
                .isInstanceOf(NotApartException.class);
        assertThatThrownBy(() -> out(one, "[sender] dev:inode for #2 is 65024:13"))
                .isInstanceOf(NotApartException.class);
    }

    @Test
    void aPartOfWhichNothingIsToldOfLinksIsDoubtful() {
        ComparisonOutput part = ComparisonOutput.ofPart(0, new LinkedInodes(), List.of("/srv"), Set.of());
        out(part, "[Receiver] created hashtable 55f5f53dfc40 (size: 1024, keys: 32-bit)");
        summary(part, 0, 0);

        assertThat(part.doubt(NONE)).isPresent();
    }

    @Test
    void whoIsNotToTellOfLinksIsNotUnderstoodWhenItDoes() {
        out("[sender] dev:inode for #5 is 65024:11");
        summary(0, 0);

        assertThat(output.doubt(NONE)).isPresent();
    }

    @Test
    void tooManyChangesEndTheComparison() {
        ComparisonOutput small = new ComparisonOutput(List.of("/srv"), Set.of(), Optional.empty(), 50);
        byte[] line = ">f+++++++++ srv/a/name//".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100; i++) {
                        small.standardOutput(line);
                    }
                })
                .isInstanceOf(TooManyChangesException.class);
    }

    @Test
    void manyChangesAreHeldInLittleAndGivenBackAsTheyCame() {
        for (int i = 0; i < 100_000; i++) {
            out(">f.st...... srv/some/where/deep/down/directory-%03d/file-with-a-name-%d.txt//".formatted(i / 1000, i));
        }

        assertThat(output.changes().bytes()).isLessThan(2L << 20);
        assertThat(output.changes().count()).isEqualTo(100_000);
        List<TreePath> sample = new ArrayList<>();
        int at = 0;
        for (Change change : output.changes()) {
            if (at++ % 33_333 == 0) {
                sample.add(change.path());
            }
        }
        assertThat(sample)
                .containsExactly(
                        TreePath.of("srv/some/where/deep/down/directory-000/file-with-a-name-0.txt"),
                        TreePath.of("srv/some/where/deep/down/directory-033/file-with-a-name-33333.txt"),
                        TreePath.of("srv/some/where/deep/down/directory-066/file-with-a-name-66666.txt"),
                        TreePath.of("srv/some/where/deep/down/directory-099/file-with-a-name-99999.txt"));
    }

    private void out(String... lines) {
        out(output, lines);
    }

    private static void out(ComparisonOutput output, String... lines) {
        for (String line : lines) {
            output.standardOutput(line.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private void err(String line) {
        output.standardError(line.getBytes(StandardCharsets.UTF_8));
    }

    private void summary(int created, int deleted) {
        summary(output, created, deleted);
    }

    private static void summary(ComparisonOutput output, int created, int deleted) {
        """
        Number of files: 4 (reg: 1, dir: 3)
        Number of created files: %d (reg: %d, dir: 1)
        Number of deleted files: %d (reg: %d, dir: 1)
        Number of regular files transferred: 1
        Total file size: 30000000 bytes
        Total transferred file size: 29999999 bytes
        Literal data: 0 bytes
        Matched data: 0 bytes
        File list size: 0
        File list generation time: 0.001 seconds
        File list transfer time: 0.000 seconds
        Total bytes sent: 23791028
        Total bytes received: 15060
        sent 23791028 bytes  received 15060 bytes  47612176.00 bytes/sec
        total size is 30000000  speedup is 1.26 (DRY RUN)
        """.formatted(created + 1, created, deleted + 1, deleted).lines().forEach(line -> out(output, line));
    }
}
