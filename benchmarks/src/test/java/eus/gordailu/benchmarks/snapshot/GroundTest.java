package eus.gordailu.benchmarks.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroundTest {

    @TempDir
    Path parent;

    @Test
    void whatRunsIsEndedBeforeTheFilesGo() throws Exception {
        Ground ground = Ground.in(parent);
        Files.createFile(ground.directory().resolve("file"));
        Process program = ground.start(new ProcessBuilder("sleep", "600"));

        ground.close();

        assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(ground.directory()).doesNotExist();
        assertThatIOException()
                .isThrownBy(() -> ground.start(new ProcessBuilder("true")))
                .withMessage("The benchmark is being ended");
    }

    @Test
    void aProgramThatFailsIsShownWithWhatItSaid() throws IOException {
        try (Ground ground = Ground.in(parent)) {
            assertThatIOException()
                    .isThrownBy(() -> Program.of("ls", "/no/such/place").run(ground))
                    .withMessageContaining("ended with 2")
                    .withMessageContaining("No such file");
        }
    }
}
