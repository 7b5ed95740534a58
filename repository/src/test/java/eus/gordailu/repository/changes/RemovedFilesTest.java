package eus.gordailu.repository.changes;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.tree.TreeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemovedFilesTest {

    private static final int REMEMBERED = 250;

    @TempDir
    Path data;

    private Directory root;
    private TreeReader tree;
    private RemovedFiles removed;

    @BeforeEach
    void aTreeOfManyDirectories() throws IOException {
        for (int i = 0; i < 2 * REMEMBERED; i++) {
            Files.createDirectories(data.resolve("many/" + i));
        }
        Files.createDirectories(data.resolve("numerous"));
        Files.createDirectories(data.resolve("large"));
        root = Directory.open(data);
        tree = new TreeReader(root);
        removed = new RemovedFiles(tree, REMEMBERED);
    }

    @AfterEach
    void close() {
        tree.close();
        root.close();
    }

    @Test
    void ofVeryManyDirectoriesThoseThatLostMostFilesOrMostBytesAreRemembered() throws IOException {
        removed.add(TreePath.of("numerous/one"), 0);
        removed.add(TreePath.of("numerous/below/two"), 0);
        removed.add(TreePath.of("large/one"), 1000);
        for (int i = 0; i < 2 * REMEMBERED; i++) {
            removed.add(TreePath.of("many/" + i + "/one"), 1);
        }

        assertThat(removed.emptied())
                .contains(
                        new EmptiedDirectory(TreePath.of("numerous"), 2, 0),
                        new EmptiedDirectory(TreePath.of("large"), 1, 1000))
                .hasSizeLessThan(REMEMBERED);
    }

    @Test
    void theRootAndWhatHoldsAFileAreNotEmptied() throws IOException {
        Files.createFile(data.resolve("many/1/stays"));
        removed.add(TreePath.of("one"), 1);
        removed.add(TreePath.of("gone/two"), 1);
        removed.add(TreePath.of("many/three"), 1);

        assertThat(removed.emptied()).isEmpty();
    }

    /** As a disk that was just made, or one on which only the directories are left. */
    @Test
    void directoriesAloneAreNothing() throws IOException {
        removed.add(TreePath.of("many/1/one"), 5);
        removed.add(TreePath.of("many/2/two"), 5);
        removed.add(TreePath.of("many/three"), 5);

        assertThat(removed.emptied()).containsExactly(new EmptiedDirectory(TreePath.of("many"), 3, 15));
    }

    @Test
    void whereDirectoriesStayAndEachLostALittleItIsTheSumThatCounts() throws IOException {
        int those = REMEMBERED - 2;
        for (int i = 0; i < those; i++) {
            removed.add(TreePath.of("many/" + i + "/one"), 1);
        }

        assertThat(removed.emptied()).containsExactly(new EmptiedDirectory(TreePath.of("many"), those, those));
    }

    /** Of more than can be remembered, the directory above them has lost what they have. */
    @Test
    void whereTooManyStayItIsTheSumThatCountsAsWell() throws IOException {
        int all = 2 * REMEMBERED;
        for (int i = 0; i < all; i++) {
            removed.add(TreePath.of("many/" + i + "/one"), 1);
        }

        assertThat(removed.emptied()).containsExactly(new EmptiedDirectory(TreePath.of("many"), all, all));
    }
}
