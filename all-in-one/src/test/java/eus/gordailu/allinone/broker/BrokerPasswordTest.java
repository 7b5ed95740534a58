package eus.gordailu.allinone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.gordailu.allinone.access.Password;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every user of the machine can reach the loopback interface; only the services get any further. */
class BrokerPasswordTest {

    private static final int PATIENCE_IN_MILLIS = 10_000;

    @TempDir
    static Path directory;

    private static BrokerSettings settings;
    private static KafkaRaftServer server;

    @BeforeAll
    static void start() {
        settings = BrokerStart.settings(directory, 0);
        server = BrokerStart.run(settings, 0);
    }

    @AfterAll
    static void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    @Test
    void whoKnowsThePasswordIsAnsweredByBrokerAndController() throws Exception {
        for (Map<String, Object> where : both()) {
            assertThat(clusterId(where, settings.address())).isNotBlank();
        }
    }

    @Test
    void anotherPasswordIsRefused() {
        BrokerAddress guessed = new BrokerAddress(settings.bootstrapServers(), Password.random());
        for (Map<String, Object> where : both()) {
            assertThatThrownBy(() -> clusterId(where, guessed))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    @Test
    void withoutAPasswordNobodyIsAnswered() {
        for (Map<String, Object> where : both()) {
            assertThatThrownBy(() -> clusterId(where))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void noMoreIsExpectedOfAStrangerThanALogin() throws IOException {
        for (int port : new int[] {settings.port(), settings.controllerPort()}) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(PATIENCE_IN_MILLIS);
                new DataOutputStream(socket.getOutputStream()).writeInt(500_000);

                assertThat(socket.getInputStream().read()).as("cut off").isEqualTo(-1);
            }
        }
    }

    private static List<Map<String, Object>> both() {
        return List.of(
                Map.of("bootstrap.servers", settings.bootstrapServers()),
                Map.of("bootstrap.controllers", "127.0.0.1:" + settings.controllerPort()));
    }

    private static String clusterId(Map<String, Object> where, BrokerAddress address) throws Exception {
        Map<String, Object> all = new HashMap<>(where);
        all.putAll(address.login());
        return clusterId(all);
    }

    private static String clusterId(Map<String, Object> where) throws Exception {
        Map<String, Object> all = new HashMap<>(where);
        all.put("request.timeout.ms", 2000);
        all.put("default.api.timeout.ms", 3000);
        try (Admin admin = Admin.create(all)) {
            return admin.describeCluster().clusterId().get();
        }
    }
}
