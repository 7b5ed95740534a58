package eus.gordailu.allinone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.gordailu.allinone.access.Password;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

    @TempDir
    Path directory;

    @Test
    void aRestartKeepsTopicsRecordsOffsetsAndTheClusterId() throws Exception {
        String clusterId;
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
                BrokerClient client = new BrokerClient(broker.address())) {
            client.createTopic();
            client.send(List.of("a", "b", "c"));
            client.commitOffset(2);
            clusterId = client.clusterId();
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
                BrokerClient client = new BrokerClient(broker.address())) {
            assertThat(client.readAll()).containsExactly("a", "b", "c");
            assertThat(client.committedOffset()).isEqualTo(2);
            assertThat(client.clusterId()).isEqualTo(clusterId);
        }
    }

    @Test
    void aDirectoryInUseIsRefusedBeforeAnythingIsWrittenToIt() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
                BrokerClient client = new BrokerClient(broker.address())) {
            assertThatThrownBy(() -> EmbeddedBroker.start(directory))
                    .isInstanceOfSatisfying(
                            BrokerStartException.class,
                            e -> assertThat(e.directory()).isEqualTo(directory))
                    .hasMessageContaining(directory + " is in use by another process");
            client.createTopic();
            client.send(List.of("still here"));
        }
    }

    @Test
    void aPortInUseIsNamedAndTheDirectoryIsFreeAgain() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedBroker.start(directory, taken.getLocalPort()))
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort() + ": the port is in use");
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            assertThat(broker.failure()).isEmpty();
        }
    }

    @Test
    void aDirectoryThatCannotBeOneIsNamed() throws IOException {
        Path taken = Files.writeString(directory.resolve("taken"), "");
        assertThatThrownBy(() -> EmbeddedBroker.start(taken))
                .isInstanceOf(BrokerStartException.class)
                .hasMessageContaining("can't write to its data directory " + taken)
                .hasMessageContaining("name another one");
    }

    @Test
    void aDamagedDirectoryIsNamed() throws IOException {
        Path metadata = Files.createDirectories(directory.resolve("metadata"));
        Path topics = Files.createDirectories(directory.resolve("topics"));
        Files.writeString(metadata.resolve("meta.properties"), "version=1\ncluster.id=one\nnode.id=1\n");
        Files.writeString(topics.resolve("meta.properties"), "version=1\ncluster.id=two\nnode.id=1\n");
        assertThatThrownBy(() -> EmbeddedBroker.start(directory))
                .isInstanceOf(BrokerStartException.class)
                .hasMessageContaining("can't start with the data in " + directory);
    }

    @Test
    void aBrokerThatGivesUpDoesNotEndTheProcess() {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            assertThatThrownBy(() -> Exit.halt(1, "all log directories have failed"))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(broker.failure()).contains("all log directories have failed");
        }
    }

    @Test
    void everySettingIsOneTheBrokerKnows() {
        Properties settings = new BrokerSettings(directory, 1, 2, Password.random()).toProperties();

        assertThat(AbstractKafkaConfig.CONFIG_DEF.names())
                .containsAll(settings.stringPropertyNames().stream()
                        .filter(name -> !name.startsWith("listener.name."))
                        .toList());
    }
}
