package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.testkit.LoopbackSshServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client that is off when its run begins, and is woken: nobody hears the packet here, but the run waits for who would have. */
@Timeout(120)
class SleepingClientTest extends GuardedJob {

    @Test
    void itIsWaitedForOnceItWasWoken() throws Exception {
        assumeTrue(LoopbackSshServer.available(), "needs an ssh server to start");
        LoopbackSshServer machine = LoopbackSshServer.start(root.resolve("sshd"));
        machine.letIn(keys().of(definition.client().id()));
        address = machine.address();
        define(List.of());
        machine.close();
        Client client = definition.client();
        definition = new JobDefinition(
                new Client(
                        client.id(),
                        client.name(),
                        "",
                        address,
                        true,
                        null,
                        null,
                        null,
                        null,
                        "02:00:00:00:00:01",
                        null,
                        null,
                        null,
                        null),
                definition.job(),
                definition.policy(),
                definition.location());
        CompletableFuture<Void> waking = CompletableFuture.runAsync(() -> {
            pause(Duration.ofSeconds(1));
            machine.restart();
        });
        try {
            good(run());
        } finally {
            waking.join();
            machine.close();
        }
    }

    private static void pause(Duration time) {
        try {
            assertThat(Cancellation.never().await(time)).isFalse();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
