package eus.gordailu.benchmarks.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import eus.gordailu.repository.snapshot.SnapshotCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTest {

    private static final TreeKind SMALL = new TreeKind("small", 4, 100, 200, 0.2);

    @TempDir
    Path directory;

    @Test
    void aCycleKeepsWhatIsToBeKeptAndRecyclesWhatHasExpired() throws IOException {
        SourceTree source = SourceTree.make(directory.resolve("source"), SMALL, 7);
        Engine engine = new Engine(directory.resolve("backups"), source.root(), 2);
        for (int generation = 0; generation < 3; generation++) {
            engine.cycle();
            source.change();
        }

        engine.cycle();

        assertThat(engine.way().name()).isEqualTo("differences");
        assertThat(engine.way().reason()).contains("the tree of expired snapshot");
        assertThat(new SnapshotCatalog(engine.job()).snapshots()).hasSize(2);
        assertThat(engine.job().expired())
                .isDirectoryContaining("glob:**Z")
                .isDirectoryNotContaining("glob:**deleting*");
    }

    @Test
    void aSnapshotThatIsNotMadeSaysWhy() throws IOException {
        Path gone = Files.createDirectory(directory.resolve("gone"));
        Engine engine = new Engine(directory.resolve("backups"), gone, 1);
        Files.delete(gone);

        assertThatIllegalStateException().isThrownBy(engine::cycle).withMessageContaining("gone");
    }
}
