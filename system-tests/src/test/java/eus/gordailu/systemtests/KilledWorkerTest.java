package eus.gordailu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eus.gordailu.systemtests.testkit.Operator;
import eus.gordailu.systemtests.testkit.RunningProgram;
import eus.gordailu.systemtests.testkit.RunningSystem;
import eus.gordailu.systemtests.testkit.SixProcesses;
import eus.gordailu.systemtests.testkit.Stored;
import eus.gordailu.transfer.testkit.Trees;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A snapshot-worker that is killed in the middle of a transfer. */
@ExtendWith(RunningSystem.class)
class KilledWorkerTest {

    private final SixProcesses system;
    private final Operator operator;

    KilledWorkerTest(SixProcesses system) {
        this.system = system;
        this.operator = system.operator();
    }

    @Test
    void aRunWhoseWorkerIsKilledMidTransferFinishesOnItsSecondAttempt() {
        try (HeldTransfer transfer = HeldTransfer.named("killed", system)) {
            String run = transfer.startAndHold();

            killWithItsTransfer();
            nothingIsVisible(transfer);
            system.restart(SixProcesses.SNAPSHOT_WORKER);
            operator.until(Operator.run(run), found -> found.path("attempts").size() == 2);
            nothingIsVisible(transfer);
            transfer.letGoOn();

            JsonNode ended = operator.completed(run);
            assertThat(attempts(ended)).containsExactly("worker.restarted", "");
            assertThat(transfer.snapshots()).containsExactly(Stored.directory(ended));
            Path stored = Stored.tree(ended, transfer.source());
            assertThat(Trees.listing(stored)).isEqualTo(Trees.listing(transfer.source()));
            assertThat(Trees.differences(transfer.source(), stored)).isEmpty();
        }
    }

    private void killWithItsTransfer() {
        RunningProgram worker = system.service(SixProcesses.SNAPSHOT_WORKER).program();
        List<ProcessHandle> children = worker.descendants();
        assertThat(children)
                .extracting(child -> child.info().command().orElse(""))
                .anyMatch(command -> command.endsWith("/rsync"));

        worker.kill();

        await("what it had started has gone")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    private void nothingIsVisible(HeldTransfer transfer) {
        assertThat(transfer.snapshots()).isEmpty();
        assertThat(operator.api()
                        .get(Operator.ofJob("snapshots", transfer.job()))
                        .is(200)
                        .path("items"))
                .isEmpty();
    }

    /** Each attempt by the code of its failure. */
    private static List<String> attempts(JsonNode run) {
        return run.path("attempts")
                .valueStream()
                .map(attempt -> attempt.path("failure").path("code").asString(""))
                .toList();
    }
}
