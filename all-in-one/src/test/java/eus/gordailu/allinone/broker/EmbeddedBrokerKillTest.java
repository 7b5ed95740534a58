package eus.gordailu.allinone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import eus.gordailu.allinone.store.ServerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerKillTest {

    private static final int ROUNDS = 3;

    @TempDir
    Path directory;

    @Test
    void whatWasAcknowledgedSurvivesAKill() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            try (ServerProcess process = startBroker();
                    BrokerClient client = new BrokerClient(BrokerAddress.parse(process.address()))) {
                if (round == 0) {
                    client.createTopic();
                }
                List<String> records = records(round);
                client.send(records);
                acknowledged.addAll(records);
                process.kill();
            }
        }
        try (ServerProcess process = startBroker();
                BrokerClient client = new BrokerClient(BrokerAddress.parse(process.address()))) {
            assertThat(client.readAll()).containsExactlyElementsOf(acknowledged);
        }
    }

    @Test
    void anotherProcessIsRefused() throws Exception {
        try (ServerProcess process = startBroker()) {
            assertThat(process.address()).startsWith("127.0.0.1:");
            assertThat(catchThrowable(() -> EmbeddedBroker.start(directory)))
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessageContaining("is in use by another process");
        }
    }

    @Test
    void aSignalStopsItInOrder() throws Exception {
        try (ServerProcess process = startBroker()) {
            assertThat(process.address()).startsWith("127.0.0.1:");
            assertThat(process.terminate()).isEqualTo(143);
        }
        assertThat(directory.resolve("topics").resolve(".kafka_cleanshutdown")).exists();
    }

    private ServerProcess startBroker() throws Exception {
        return ServerProcess.start(BrokerMain.class, "broker ready", directory, 0);
    }

    private static List<String> records(int round) {
        return IntStream.range(0, 200).mapToObj(i -> round + "-" + i).toList();
    }
}
