package eus.gordailu.transfer.rsync;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.rsync.Change.Altered;
import eus.gordailu.transfer.rsync.Change.Created;
import eus.gordailu.transfer.rsync.Change.Deleted;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines are rsync's own, of 3.5.0 unless said otherwise. */
class ItemizedLineTest {

    @Test
    void whatIsNewIsCreatedWhateverItsType() {
        assertThat(change(">f+++++++++ /srv/f//")).isEqualTo(created("srv/f", EntryType.FILE));
        assertThat(change("cd+++++++++ /srv/d///")).isEqualTo(created("srv/d", EntryType.DIRECTORY));
        assertThat(change("cL+++++++++ /srv/l// -> /nowhere//at all/")).isEqualTo(created("srv/l", EntryType.SYMLINK));
        assertThat(change("cD+++++++++ /srv/null//")).isEqualTo(created("srv/null", EntryType.DEVICE));
        assertThat(change("cS+++++++++ /srv/pipe//")).isEqualTo(created("srv/pipe", EntryType.SPECIAL));
    }

    @Test
    void theLettersSayWhatDiffers() {
        assertThat(change(">f.st...... /srv/f//"))
                .isEqualTo(altered("srv/f", EntryType.FILE, Difference.SIZE, Difference.TIME));
        assertThat(change(">fc........ /srv/f//")).isEqualTo(altered("srv/f", EntryType.FILE, Difference.CONTENT));
        assertThat(change(".f...p..... /srv/f//")).isEqualTo(altered("srv/f", EntryType.FILE, Difference.MODE));
        assertThat(change(".f....og... /srv/f//"))
                .isEqualTo(altered("srv/f", EntryType.FILE, Difference.OWNER, Difference.GROUP));
        assertThat(change(".f.......ax /srv/f//"))
                .isEqualTo(altered("srv/f", EntryType.FILE, Difference.ACL, Difference.XATTRS));
        assertThat(change(".d..t...... srv/d///")).isEqualTo(altered("srv/d", EntryType.DIRECTORY, Difference.TIME));
        assertThat(change("cLc.t...... /srv/l// -> t"))
                .isEqualTo(altered("srv/l", EntryType.SYMLINK, Difference.CONTENT, Difference.TIME));
        assertThat(change(".L..t...... /srv/l// -> t")).isEqualTo(altered("srv/l", EntryType.SYMLINK, Difference.TIME));
        assertThat(change("cDc.t...... /srv/n//"))
                .isEqualTo(altered("srv/n", EntryType.DEVICE, Difference.CONTENT, Difference.TIME));
        assertThat(change(".S..t...... /srv/p//")).isEqualTo(altered("srv/p", EntryType.SPECIAL, Difference.TIME));
    }

    @Test
    void whatHasGoneIsDeletedAndADirectoryIsKnownByItsSlash() {
        assertThat(change("*deleting   srv/gone/f//")).isEqualTo(new Deleted(TreePath.of("srv/gone/f"), false));
        assertThat(change("*deleting   srv/gone///")).isEqualTo(new Deleted(TreePath.of("srv/gone"), true));
    }

    @Test
    void furtherNamesOfAFileHaveTheirLeader() {
        assertThat(change("hf+++++++++ /srv/h2// => srv/h1"))
                .isEqualTo(new Created(TreePath.of("srv/h2"), EntryType.FILE, Optional.of(TreePath.of("srv/h1"))));
        assertThat(change("hf          /srv/q// => srv/p"))
                .isEqualTo(
                        new Altered(TreePath.of("srv/q"), EntryType.FILE, Set.of(), Optional.of(TreePath.of("srv/p"))));
        assertThat(change("hL          /srv/q// => srv/p"))
                .isEqualTo(new Altered(
                        TreePath.of("srv/q"), EntryType.SYMLINK, Set.of(), Optional.of(TreePath.of("srv/p"))));
        assertThat(change("hf          /srv/h2//")).isEqualTo(altered("srv/h2", EntryType.FILE));
        assertThat(change("hf.st...... /srv/h2//"))
                .isEqualTo(altered("srv/h2", EntryType.FILE, Difference.SIZE, Difference.TIME));
    }

    @ParameterizedTest
    @ValueSource(strings = {".d          /srv///", ".f          /srv/f//", ".L          srv/l// -> t"})
    void whatIsTheSameIsNamedWithoutAChange(String line) {
        assertThat(parsed(line))
                .hasValueSatisfying(item -> assertThat(item.change()).isEmpty());
    }

    @Test
    void theRootIsADotInALocalSourceToo() {
        assertThat(change(".d..t...... /.///")).isEqualTo(altered("", EntryType.DIRECTORY, Difference.TIME));
        assertThat(change(".d..t...... .///")).isEqualTo(altered("", EntryType.DIRECTORY, Difference.TIME));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "\" lead\",\" lead\"",
                "\"trail \",\"trail \"",
                "a -> b,a -> b",
                "a => b || c,a => b || c",
                "*deleting   x,*deleting   x",
                "back\\slash,back\\slash",
                "nl\\#012x,\"nl\nx\"",
                "\\#134#012,\\#012",
                "\\#134#134#012,\\#134#012",
                "\\\\#134#012,\\\\#012",
                "\\#134#999,\\#999",
                "\\#\\#001,\"\\#\u0001\"",
                "\\#1,\\#1",
                "tab\tx,tab\tx",
                "caf\u00e9,caf\u00e9",
                "\u007f,\u007f"
            })
    void everyNameIsReadBack(String printed, String octets) {
        assertThat(change(">f+++++++++ /s/" + printed + "//")).isEqualTo(created("s/", octets, EntryType.FILE));
        assertThat(change("*deleting   s/" + printed + "///"))
                .isEqualTo(new Deleted(new TreePath("s/" + octets), true));
        assertThat(change("hf+++++++++ s/a// => s/" + printed))
                .isEqualTo(new Created(TreePath.of("s/a"), EntryType.FILE, Optional.of(new TreePath("s/" + octets))));
    }

    @Test
    void aTargetMayLookLikeAnything() {
        assertThat(change("cL+++++++++ /s/l// -> a// => b// -> >f+++++++++ c//"))
                .isEqualTo(created("s/l", EntryType.SYMLINK));
        assertThat(change("cL+++++++++ /s/l// -> ")).isEqualTo(created("s/l", EntryType.SYMLINK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "IO error encountered -- skipping file deletion",
                "cannot delete non-empty directory: srv/d",
                "skipping non-regular file \"srv/s\"",
                "created directory /backup",
                "Number of files: 4 (reg: 1, dir: 3)",
                "<f+++++++++ /srv/f//",
                ">f????????? /srv/f//",
                ">f.sz...... /srv/f//",
                ">x+++++++++ /srv/f//",
                ">f+++++++++ /srv/f",
                ">f+++++++++ /srv/f/",
                ">f+++++++++ /srv/f///",
                "cd+++++++++ /srv/d//",
                ">f+++++++++ /srv/f// -> t",
                "cd+++++++++ /srv/d/// => e",
                "*deleting   srv/f// => e",
                "*deleting srv/f//",
                ">f+++++++++ ////",
                ">f+++++++++ /srv/../f//",
                "cd+++++++++ ///"
            })
    void whatIsNotQuiteSuchALineIsNone(String line) {
        assertThat(parsed(line)).isEmpty();
    }

    @Test
    void whatIsSentIsMarkedTheOtherWayRound() {
        assertThat(ItemizedLine.parseSent("<f.st...... srv/f//".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(parsed(">f.st...... srv/f//"))
                .isPresent();
        assertThat(parsed("<f.st...... srv/f//")).isEmpty();
        assertThat(ItemizedLine.parseSent("cd+++++++++ srv///".getBytes(StandardCharsets.ISO_8859_1)))
                .isPresent();
    }

    private static Optional<ItemizedLine> parsed(String line) {
        return ItemizedLine.parse(line.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Change change(String line) {
        return parsed(line).orElseThrow().change().orElseThrow();
    }

    private static Change created(String directory, String octets, EntryType type) {
        return new Created(new TreePath(directory + octets), type, Optional.empty());
    }

    private static Change created(String path, EntryType type) {
        return new Created(TreePath.of(path), type, Optional.empty());
    }

    private static Change altered(String path, EntryType type, Difference... differences) {
        return new Altered(TreePath.of(path), type, Set.of(differences), Optional.empty());
    }
}
