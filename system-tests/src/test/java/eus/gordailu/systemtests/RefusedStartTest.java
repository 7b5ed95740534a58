package eus.gordailu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.systemtests.testkit.AllInOne;
import eus.gordailu.systemtests.testkit.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Data directories that are none. */
class RefusedStartTest {

    private final Path directory = Directories.fresh("refused");

    @Test
    void aDataDirectoryThatIsAFileIsRefusedAndTheFileIsKept() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "somebody's own");

        refuses(file);

        assertThat(file).hasContent("somebody's own");
    }

    @Test
    void aDataDirectoryThatNobodyMayMakeIsRefused() {
        refuses(Path.of("/proc/gordailu"));
    }

    private void refuses(Path data) {
        try (AllInOne server = new AllInOne(directory)) {
            Refusal.of(server.refused(Map.of("GORDAILU_DATA", data.toString())))
                    .saysInOneSentence("data directory", data.toString(), "GORDAILU_DATA");
        }
    }
}
