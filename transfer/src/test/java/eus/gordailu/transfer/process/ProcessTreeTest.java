package eus.gordailu.transfer.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProcessTreeTest {

    @Test
    void whatHasEndedIsGoneThoughItsParentNeverAsks() throws IOException {
        Process parent = new ProcessBuilder("sh", "-c", "sleep 0.2 & echo $!; exec sleep 60").start();
        try {
            long pid = Long.parseLong(parent.inputReader().readLine());
            ProcessHandle child = ProcessHandle.of(pid).orElseThrow();
            assertThat(ProcessTree.hasEnded(child)).isFalse();

            await().until(() -> ProcessTree.hasEnded(child));

            assertThat(child.isAlive()).as("a zombie").isTrue();
            assertThat(ProcessTree.hasEnded(parent.toHandle())).isFalse();
        } finally {
            parent.destroyForcibly();
        }
    }
}
