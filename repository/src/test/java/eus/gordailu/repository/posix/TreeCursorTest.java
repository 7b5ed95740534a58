package eus.gordailu.repository.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeCursorTest {

    private static final FileName NEXT = FileName.of("d");
    private static final int LEVELS = 20;

    @TempDir
    Path path;

    private Directory root;
    private TreeCursor cursor;

    @BeforeEach
    void atTheEndOfAChain() throws IOException {
        root = Directory.open(Files.createDirectory(path.resolve("root")));
        DeepTree.make(root, LEVELS);
        cursor = TreeCursor.at(root);
        for (int level = 0; level < LEVELS; level++) {
            cursor.down(NEXT, cursor.directory().child(NEXT));
        }
    }

    @AfterEach
    void closed() {
        cursor.close();
        root.close();
    }

    @Test
    void theWayUpIsTheWayDown() throws IOException {
        assertThat(cursor.octets()).isEqualTo("d/".repeat(LEVELS - 1) + "d");
        while (cursor.depth() > 0) {
            assertThat(cursor.up()).isEqualTo(NEXT);
        }
        assertThat(cursor.directory().status().inode()).isEqualTo(root.status().inode());
        assertThat(cursor.octets()).isEmpty();
    }

    @Test
    void aDirectoryThatWasMovedMeanwhileEndsTheWay() throws IOException {
        Files.move(path.resolve("root/d/d/d"), path.resolve("elsewhere"));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(this::upToTheRoot)
                .withMessageContaining("was moved while it was walked");
    }

    private void upToTheRoot() throws IOException {
        while (cursor.depth() > 0) {
            cursor.up();
        }
    }
}
