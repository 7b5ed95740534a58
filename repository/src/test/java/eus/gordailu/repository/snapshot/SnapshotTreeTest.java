package eus.gordailu.repository.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.path.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTreeTest {

    @TempDir
    Path data;

    @BeforeEach
    void aTreeWithLinks() throws IOException {
        Files.createDirectories(data.resolve("srv/www"));
        Files.writeString(data.resolve("srv/www/index"), "hello");
        Files.createSymbolicLink(data.resolve("srv/link"), Path.of("www"));
        Files.createSymbolicLink(data.resolve("srv/gone"), Path.of("/nowhere"));
    }

    @Test
    void whatIsInItIsThere() {
        assertThat(has("srv/www/index")).isTrue();
        assertThat(has("srv/www")).isTrue();
        assertThat(new SnapshotTree(data).has(TreePath.ROOT)).isTrue();
        assertThat(has("srv/other")).isFalse();
        assertThat(has("srv/www/index/below")).isFalse();
        assertThat(has("srv/" + "n".repeat(300) + "/x")).isFalse();
    }

    @Test
    void aLinkIsThereAndLeadsNowhere() {
        assertThat(has("srv/link")).isTrue();
        assertThat(has("srv/gone")).isTrue();
        assertThat(has("srv/link/index")).isFalse();
    }

    private boolean has(String path) {
        return new SnapshotTree(data).has(TreePath.of(path));
    }
}
