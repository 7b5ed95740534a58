package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A worker that is not root keeps access lists beside the files: what a group may do, they say only where the mode does not. */
class ChangedModesTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({"resumed, plain-rsync", "snapshot, differences"})
    void whatAGroupMayIsWhatAFreshCopySays(String before, String engine) throws Exception {
        assertThat(OwnProcess.asNobody(ChangedModes.class, root, before, engine))
                .as("why is told above")
                .isZero();
    }
}
