package eus.gordailu.repository.testing;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.Inode;
import eus.gordailu.repository.posix.Timestamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeComparisonTest {

    private static final FileName FILE = FileName.of("file");

    @TempDir
    Path path;

    private Path one;
    private Path other;

    @FunctionalInterface
    private interface Change {
        void on(Inode inode) throws IOException;
    }

    @BeforeEach
    void twoEqualTrees() throws IOException {
        one = Files.createDirectories(path.resolve("one"));
        Files.writeString(one.resolve("file"), "text");
        Files.createLink(one.resolve("linked"), one.resolve("file"));
        Files.createSymbolicLink(one.resolve("symbolic"), Path.of("a"));
        Files.createDirectory(one.resolve("directory"));
        other = path.resolve("other");
        Command.run("cp", "-a", one, other);
        assertThat(TreeComparison.differences(one, other)).isEmpty();
    }

    @Test
    void everyAttributeCounts() throws IOException {
        assertFound("mode", inode -> inode.mode(0600));
        assertFound("owner", inode -> inode.owner(1000, 0));
        assertFound("group", inode -> inode.owner(1000, 1000));
        assertFound("time", inode -> inode.modified(new Timestamp(1, 1)));
        assertFound("extended attributes", inode -> inode.setExtended("user.gordailu", "x"));
    }

    private void assertFound(String what, Change change) throws IOException {
        try (Directory directory = Directory.open(other);
                Inode inode = directory.inode(FILE)) {
            change.on(inode);
        }
        assertThat(TreeComparison.differences(one, other)).anyMatch(sentence -> sentence.startsWith("file: " + what));
    }

    @Test
    void contentCountsWhenSizeAndTimeAreTheSame() throws IOException {
        var time = Files.getLastModifiedTime(other.resolve("file"));
        Files.writeString(other.resolve("file"), "TEXT");
        Files.setLastModifiedTime(other.resolve("file"), time);

        assertThat(TreeComparison.differences(one, other))
                .hasSize(2)
                .allMatch(sentence -> sentence.contains("content"));
    }

    @Test
    void hardlinksCountAndWhereALinkLeads() throws IOException {
        Command.run("cp", "-a", "--remove-destination", other.resolve("file"), other.resolve("copy"));
        Command.run("mv", other.resolve("copy"), other.resolve("linked"));
        Files.delete(other.resolve("symbolic"));
        Files.createSymbolicLink(other.resolve("symbolic"), Path.of("b"));

        assertThat(TreeComparison.differences(one, other))
                .anyMatch(sentence -> sentence.startsWith("linked: first name of its hardlinks"))
                .anyMatch(sentence -> sentence.startsWith("symbolic: content is b and not a"));
    }

    @Test
    void whatIsTooMuchOrMissingOrOfAnotherTypeIsSaid() throws IOException {
        Files.delete(other.resolve("directory"));
        Files.createFile(other.resolve("directory"));
        Files.delete(other.resolve("symbolic"));
        Files.createFile(other.resolve("line\nbreak"));

        assertThat(TreeComparison.differences(one, other))
                .contains("symbolic is missing", "line\\#012break is too much")
                .contains("directory: type is FILE and not DIRECTORY");
    }
}
