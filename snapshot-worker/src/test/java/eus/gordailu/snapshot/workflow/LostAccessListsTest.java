package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.rsync.Change;
import eus.gordailu.transfer.rsync.Changes;
import eus.gordailu.transfer.rsync.Difference;
import eus.gordailu.transfer.rsync.EntryType;
import eus.gordailu.transfer.testkit.Trees;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is fetched once more is changed where it is: nothing of it may be a snapshot's. */
class LostAccessListsTest {

    @TempDir
    Path root;

    @BeforeEach
    void aSnapshotAndATreeThatSharesFilesWithIt() {
        Trees.make(root, """
                mkdir -p snapshot data/d data/plain; cd snapshot; touch shared; cd ../data
                ln ../snapshot/shared shared; touch alone one; ln one two; ln one three
                setfattr -n user.x -v 1 d; for f in shared alone one; do setfattr -n user.x -v 1 $f; done
                setfattr -n user.rsync.%stat -v '100644 0,0 1:1' plain
                """);
    }

    @Test
    void whatHasItsOwnAttributesAndIsOfTheTreeAloneIsFound() {
        assertThat(found(changed("alone"), changed("one"), changed("two"), changed("three"), made("d"), made("plain")))
                .containsExactlyInAnyOrder("alone", "one", "two", "three", "d");
    }

    @Test
    void aFileOfASnapshotIsNotAlsoWhenItWasADirectoryWhenItWasCompared() {
        assertThat(found(changed("shared"), made("shared"))).isEmpty();
    }

    @Test
    void aFileWithANameThatIsNotKnownIsNot() {
        assertThat(found(changed("one"), changed("two"))).isEmpty();
        assertThat(found(
                        changed("one"),
                        changed("two"),
                        new Change.Altered(
                                TreePath.of("alone"),
                                EntryType.FILE,
                                Set.of(Difference.MODE),
                                Optional.of(TreePath.of("three")))))
                .containsExactlyInAnyOrder("one", "two");
    }

    /** rsync has just taken away the last attribute that was the source's, and the list with it. */
    @Test
    void whatHadItsOwnAttributesInTheSnapshotIsFoundToo() {
        Trees.make(root, "touch snapshot/had data/had data/never snapshot/never; setfattr -n user.x -v 1 snapshot/had");

        assertThat(found(changed("had"), changed("never"))).containsExactly("had");
    }

    @Test
    void inAWholeTreeTheSameIsFoundButForWhatTheSnapshotShares() {
        Trees.make(root, "touch snapshot/had data/had data/never snapshot/never; setfattr -n user.x -v 1 snapshot/had");
        Trees.make(root, "mkdir snapshot/plain; setfattr -n user.x -v 1 snapshot/plain");

        assertThat(throughout(true)).containsExactlyInAnyOrder("d", "plain", "alone", "one", "two", "three", "had");
        assertThat(throughout(false)).containsExactlyInAnyOrder("d", "plain");
    }

    @Test
    void whatIsNotThereIsNot() {
        assertThat(found(changed("gone"), made("gone/too"))).isEmpty();
    }

    private Iterable<String> throughout(boolean files) {
        return LostAccessLists.throughout(root.resolve("data"), Optional.of(root.resolve("snapshot")), files).stream()
                .map(TreePath::toString)
                .toList();
    }

    private Iterable<String> found(Change... changes) {
        return LostAccessLists.among(Changes.of(changes), root.resolve("data"), Optional.of(root.resolve("snapshot")))
                .stream()
                .map(TreePath::toString)
                .toList();
    }

    private static Change changed(String path) {
        return new Change.Altered(TreePath.of(path), EntryType.FILE, Set.of(Difference.XATTRS), Optional.empty());
    }

    private static Change made(String path) {
        return new Change.Created(TreePath.of(path), EntryType.DIRECTORY, Optional.empty());
    }
}
