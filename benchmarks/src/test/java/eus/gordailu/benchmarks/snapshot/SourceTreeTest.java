package eus.gordailu.benchmarks.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {

    private static final TreeKind SMALL = new TreeKind("small", 4, 100, 200, 0.2);

    @TempDir
    Path directory;

    @Test
    void theSameSeedGivesTheSameTreeThroughItsChanges() throws IOException {
        SourceTree one = SourceTree.make(directory.resolve("one"), SMALL, 7);
        SourceTree two = SourceTree.make(directory.resolve("two"), SMALL, 7);
        assertThat(state(one)).isEqualTo(state(two)).hasSize(100);

        for (int generation = 0; generation < 3; generation++) {
            one.change();
            two.change();
            assertThat(state(one)).isEqualTo(state(two)).hasSize(100);
        }
    }

    @Test
    void anotherSeedGivesAnotherTree() throws IOException {
        SourceTree one = SourceTree.make(directory.resolve("one"), SMALL, 7);
        SourceTree two = SourceTree.make(directory.resolve("two"), SMALL, 8);

        assertThat(state(one)).isNotEqualTo(state(two));
    }

    @Test
    void aChangeTouchesTheShareOfTheKindAndNothingElse() throws IOException {
        SourceTree tree = SourceTree.make(directory.resolve("tree"), SMALL, 7);
        Map<String, String> before = state(tree);

        int changed = tree.change();

        Map<String, String> after = state(tree);
        Set<String> differing = Stream.concat(before.keySet().stream(), after.keySet().stream())
                .filter(name -> !before.getOrDefault(name, "").equals(after.getOrDefault(name, "")))
                .collect(Collectors.toSet());
        assertThat(changed).isEqualTo(20);
        // Two of the twenty gave way to new ones: their old and their new names count.
        assertThat(differing).hasSize(22);
        assertThat(differing).filteredOn(name -> !after.containsKey(name)).hasSize(2);
        assertThat(differing).filteredOn(name -> !before.containsKey(name)).hasSize(2);
    }

    @Test
    void aKindWithoutChangesStaysAsItIs() throws IOException {
        SourceTree tree = SourceTree.make(directory.resolve("tree"), new TreeKind("still", 4, 100, 200, 0), 7);
        Map<String, String> before = state(tree);

        assertThat(tree.change()).isZero();

        assertThat(state(tree)).isEqualTo(before);
    }

    @Test
    void directoriesMayBeMoreThanFiles() throws IOException {
        SourceTree tree = SourceTree.make(directory.resolve("tree"), new TreeKind("empty", 40, 4, 200, 0), 7);

        try (Stream<Path> found = Files.walk(tree.root())) {
            assertThat(found.filter(Files::isDirectory)).hasSize(42);
        }
        assertThat(state(tree)).hasSize(4);
    }

    private static Map<String, String> state(SourceTree tree) throws IOException {
        Map<String, String> state = new TreeMap<>();
        try (Stream<Path> found = Files.walk(tree.root())) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                state.put(
                        tree.root().relativize(file).toString(),
                        Files.getLastModifiedTime(file) + " " + Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return state;
    }
}
