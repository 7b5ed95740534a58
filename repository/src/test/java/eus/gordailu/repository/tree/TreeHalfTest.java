package eus.gordailu.repository.tree;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.posix.Directory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeHalfTest {

    @TempDir
    Path root;

    @Test
    void halfOfEqualDirectoriesIsTaken() throws IOException {
        for (String name : List.of("a", "b", "c", "d", "e", "f")) {
            files("srv/" + name, 10);
        }

        assertThat(half()).hasSize(3).allMatch(path -> path.parent().equals(TreePath.of("srv")));
    }

    @Test
    void whatIsTooLargeIsDivided() throws IOException {
        files("small", 10);
        files("large/one", 40);
        files("large/two", 50);

        assertThat(half()).containsExactlyInAnyOrder(TreePath.of("small"), TreePath.of("large/one"));
    }

    @Test
    void aTreeThatHangsTogetherIsNotDivided() throws IOException {
        files("all/in/one", 100);
        files("all/in/beside", 5);

        assertThat(half()).isEmpty();
    }

    @Test
    void aSmallTreeIsNotWorthIt() throws IOException {
        files("a", 10);
        files("b", 10);

        try (Directory directory = Directory.open(root)) {
            assertThat(TreeHalf.of(directory, () -> false, 23)).isEmpty();
            assertThat(TreeHalf.of(directory, () -> false, 22)).hasSize(1);
        }
    }

    @Test
    void whoBreaksOffGetsNone() throws IOException {
        files("a", 10);
        files("b", 10);

        try (Directory directory = Directory.open(root)) {
            assertThat(TreeHalf.of(directory, () -> true, 0)).isEmpty();
        }
    }

    @Test
    void ofVeryManyDirectoriesTheLargestCount() throws IOException {
        for (int i = 0; i < 5_000; i++) {
            Files.createDirectories(root.resolve("many/" + i));
        }
        for (String name : List.of("a", "b", "c", "d")) {
            files(name, 1_000);
        }

        List<TreePath> half = half();

        assertThat(half).contains(TreePath.of("a"), TreePath.of("b"), TreePath.of("c"), TreePath.of("d"));
        assertThat(half).hasSizeLessThanOrEqualTo(32);
    }

    private void files(String directory, int count) throws IOException {
        Path made = Files.createDirectories(root.resolve(directory));
        for (int name : Stream.iterate(0, i -> i + 1).limit(count).toList()) {
            Files.createFile(made.resolve("" + name));
        }
    }

    private List<TreePath> half() throws IOException {
        try (Directory directory = Directory.open(root)) {
            return TreeHalf.of(directory, () -> false, 0);
        }
    }
}
