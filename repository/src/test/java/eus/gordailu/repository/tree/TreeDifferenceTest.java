package eus.gordailu.repository.tree;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.testing.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeDifferenceTest {

    @TempDir
    Path path;

    private Path older;
    private Path newer;

    @BeforeEach
    void twoTrees() throws IOException {
        older = Files.createDirectory(path.resolve("older"));
        newer = path.resolve("newer");
        Files.createDirectories(older.resolve("etc/network"));
        Files.createDirectories(older.resolve("home/a"));
        for (String file : List.of("etc/hosts", "etc/network/interfaces", "home/a/letter", "single")) {
            Files.writeString(older.resolve(file), file);
        }
        Command.run("cp", "-al", older, newer);
    }

    @Test
    void aCopyByLinksDoesNotDiffer() throws IOException {
        assertThat(differences()).isEmpty();
    }

    @Test
    void whatIsNewOtherOrGoneIsTold() throws IOException {
        Files.writeString(newer.resolve("etc/fstab"), "new");
        replace(newer.resolve("etc/network/interfaces"));
        Files.delete(newer.resolve("single"));

        assertThat(differences()).containsExactlyInAnyOrder("+ etc/fstab", "! etc/network/interfaces", "- single");
    }

    @Test
    void aDirectoryComesAndGoesWithAllInIt() throws IOException {
        Command.run("mv", newer.resolve("etc"), newer.resolve("new"));

        assertThat(differences())
                .containsExactlyInAnyOrder(
                        "+ new",
                        "+ new/hosts",
                        "+ new/network",
                        "+ new/network/interfaces",
                        "-/ etc",
                        "- etc/hosts",
                        "-/ etc/network",
                        "- etc/network/interfaces");
    }

    @Test
    void anotherTypeIsGoneAndNew() throws IOException {
        Command.run("rm", "-r", newer.resolve("home/a"));
        Files.writeString(newer.resolve("home/a"), "a file now");
        Files.delete(newer.resolve("single"));
        Files.createDirectory(newer.resolve("single"));
        Files.writeString(newer.resolve("single/below"), "x");

        assertThat(differences())
                .containsExactlyInAnyOrder(
                        "-/ home/a", "- home/a/letter", "+ home/a", "- single", "+ single", "+ single/below")
                .as("whoever replays it in this order comes to the newer tree")
                .containsSubsequence("-/ home/a", "+ home/a")
                .containsSubsequence("- single", "+ single", "+ single/below");
    }

    @Test
    void allOfAFirstTreeIsNew() throws IOException {
        Teller teller = new Teller();
        try (Directory tree = Directory.open(older)) {
            TreeDifference.tellAll(tree, teller);
        }

        assertThat(teller.told)
                .containsExactlyInAnyOrder(
                        "+ etc",
                        "+ etc/hosts",
                        "+ etc/network",
                        "+ etc/network/interfaces",
                        "+ home",
                        "+ home/a",
                        "+ home/a/letter",
                        "+ single");
    }

    private List<String> differences() throws IOException {
        Teller teller = new Teller();
        try (Directory before = Directory.open(older);
                Directory after = Directory.open(newer)) {
            TreeDifference.tell(before, after, teller);
        }
        return teller.told;
    }

    /** The old inode must stay, or the new one may get its number. */
    private static void replace(Path file) throws IOException {
        Files.delete(file);
        Files.writeString(file, "new content");
    }

    private static final class Teller implements TreeDifference.Listener {

        private final List<String> told = new ArrayList<>();

        @Override
        public void added(TreePath path) {
            told.add("+ " + path);
        }

        @Override
        public void changed(TreePath path) {
            told.add("! " + path);
        }

        @Override
        public void removed(TreePath path, boolean directory) {
            told.add((directory ? "-/ " : "- ") + path);
        }
    }
}
