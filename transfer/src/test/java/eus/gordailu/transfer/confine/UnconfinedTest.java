package eus.gordailu.transfer.confine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.process.ProcessRunner;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnconfinedTest {

    private static final Command COMMAND = Command.of("rsync", "--version");

    @Test
    void whoWantsItAlwaysReceivesNothingWithoutIt() {
        Confinement missing = new Unconfined(false, "install bubblewrap");

        assertThatThrownBy(() -> missing.confine(COMMAND, Reach.NOTHING))
                .isInstanceOf(NotConfinedException.class)
                .hasMessageContaining("install bubblewrap");
    }

    @Test
    void whereItIsMissingOrUnwantedThingsAreAsTheyWere(@TempDir Path directory) {
        Confinement unwanted =
                Confinement.find(new ProcessRunner(), WantedConfinement.NEVER, directory.resolve("filter"));

        assertThat(unwanted.confines()).isFalse();
        assertThat(unwanted.confine(COMMAND, Reach.NOTHING)).isEqualTo(COMMAND);
        assertThat(new Unconfined(true, "install bubblewrap").confine(COMMAND, Reach.NOTHING))
                .isEqualTo(COMMAND);
    }

    @Test
    void aFileThatCanNotBeWrittenIsAnObstacle() {
        Confinement found =
                Confinement.find(new ProcessRunner(), WantedConfinement.ALWAYS, Path.of("/proc/no/such/filter"));

        assertThat(found.confines()).isFalse();
    }
}
