package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {

    private static final String GENERATIONS = Boolean.getBoolean("gordailu.long") ? "1000" : "28";

    @TempDir
    Path root;

    /** Each in a process of its own, two at a time: what one begins inherits no lock of the other for a moment. */
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everySnapshotEqualsAFreshCopyAndNoneEverChanges(long seed) throws Exception {
        assertThat(OwnProcess.asOurselves(History.class, root, Long.toString(seed), GENERATIONS))
                .as("why is told above")
                .isZero();
    }

    /** What it can not make itself is then kept beside the files; see rsync's {@code --fake-super}. */
    @Test
    void soItIsForAWorkerThatIsNotRoot() throws Exception {
        assertThat(OwnProcess.asNobody(History.class, root, "11", GENERATIONS))
                .as("why is told above")
                .isZero();
    }
}
