package eus.gordailu.transfer.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eus.gordailu.transfer.testkit.LoopbackSshServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class KilledWorkerTest {

    @TempDir
    Path root;

    @Test
    void nothingOfAPullSurvivesAWorkerThatIsKilled() throws IOException, InterruptedException {
        PullWorld world = PullWorld.in(root);
        try (LoopbackSshServer server = LoopbackSshServer.start(root.resolve("server"))) {
            server.authorize("command=\"exec sleep 100\" "
                    + world.keys().of(world.client()).publicKey());
            Process worker = startWorker(world, server);
            List<ProcessHandle> pull = await().atMost(Duration.ofSeconds(20))
                    .until(
                            () -> worker.descendants().toList(),
                            tree -> tree.stream().anyMatch(process -> runs(process, "ssh")));
            assertThat(pull).anyMatch(process -> runs(process, "rsync"));

            worker.destroyForcibly().waitFor();

            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(pull).noneMatch(ProcessHandle::isAlive));
            assertThat(new ProcessBuilder(
                                    "flock",
                                    "--nonblock",
                                    root.resolve("job/incoming.lock").toString(),
                                    "true")
                            .start()
                            .waitFor())
                    .as("the lock is free")
                    .isZero();
        }
    }

    private Process startWorker(PullWorld world, LoopbackSshServer server) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HangingPull.class.getName(),
                        root.toString(),
                        world.client().toString(),
                        server.address().toString(),
                        "/etc")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static boolean runs(ProcessHandle process, String program) {
        return process.info().command().orElse("").endsWith("/" + program);
    }
}
