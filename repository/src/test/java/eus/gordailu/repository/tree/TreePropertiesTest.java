package eus.gordailu.repository.tree;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.testing.Command;
import eus.gordailu.repository.testing.RandomTree;
import eus.gordailu.repository.testing.TreeComparison;
import eus.gordailu.repository.testing.TreeState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

class TreePropertiesTest {

    private Path path = Path.of("");

    @BeforeTry
    void aDirectory() throws IOException {
        path = Files.createTempDirectory("gordailu-trees");
    }

    @AfterTry
    void nothingIsLeft() throws IOException {
        Command.run("rm", "-rf", path);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void aRecycledTreeIsWhatALinkedOneIsAndNoSnapshotChanges(@ForAll long seed) throws IOException {
        Path older = grown(seed);
        Path latest = changed("latest", older, seed + 1);
        Path expired = changed("expired", older, seed + 2);
        TreeState olderBefore = TreeState.of(older);
        TreeState latestBefore = TreeState.of(latest);
        Path copied = copied("copied", latest);
        Path linked = Files.createDirectory(path.resolve("linked"));

        try (Directory from = Directory.open(latest);
                Directory to = Directory.open(linked);
                Directory old = Directory.open(expired)) {
            TreeLink.link(from, to, some(latestBefore, seed));
            TreeRecycle.recycle(from, old, some(latestBefore, seed + 1));
        }

        for (Path made : new Path[] {linked, expired}) {
            assertThat(TreeComparison.differences(copied, made)).isEmpty();
            assertThat(TreeState.of(made).inodes()).isEqualTo(latestBefore.inodes());
            assertThat(whatRsyncWouldChange(latest, made)).isEmpty();
        }
        assertThat(TreeComparison.differences(olderBefore, TreeState.of(older))).isEmpty();
        assertThat(TreeComparison.differences(latestBefore, TreeState.of(latest)))
                .isEmpty();
        assertThat(TreeState.of(latest).inodes()).isEqualTo(latestBefore.inodes());
    }

    /** Often none, else what a second thread takes if it is a directory. */
    private static List<TreePath> some(TreeState tree, long seed) {
        Random random = new Random(seed);
        int share = random.nextInt(4);
        return tree.entries().keySet().stream()
                .filter(octets -> !octets.isEmpty() && random.nextInt(6) < share)
                .map(TreePath::new)
                .toList();
    }

    private Path grown(long seed) throws IOException {
        Path root = Files.createDirectory(path.resolve("older"));
        try (Directory directory = Directory.open(root)) {
            new RandomTree(seed).grow(directory);
        }
        return root;
    }

    private Path changed(String name, Path from, long seed) throws IOException {
        Path root = copied(name, from);
        try (Directory directory = Directory.open(root)) {
            new RandomTree(seed).change(directory);
        }
        return root;
    }

    private Path copied(String name, Path from) throws IOException {
        Path root = path.resolve(name);
        Command.run("cp", "-al", from, root);
        return root;
    }

    /** The second oracle: what backs up, with its own eyes. */
    private static String whatRsyncWouldChange(Path from, Path to) throws IOException {
        return Command.run(
                "rsync",
                "-naHAXi",
                "--checksum",
                "--delete",
                "--numeric-ids",
                "--modify-window=-1",
                from + "/",
                to + "/");
    }
}
