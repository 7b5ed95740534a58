package eus.gordailu.allinone.broker;

import eus.gordailu.allinone.access.Password;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** What the embedded broker is told: where it listens, where it writes, and how small it is to stay. */
record BrokerSettings(Path directory, int port, int controllerPort, Password password) {

    static final int NODE_ID = 1;
    static final String BROKER_LISTENER = "BROKER";
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final long KIB = 1024;
    private static final long MIB = 1024 * KIB;

    /** Topics and their records. */
    Path logDirectory() {
        return directory.resolve("topics");
    }

    /** What the controller knows: topics, configuration, this broker. */
    Path metadataDirectory() {
        return directory.resolve("metadata");
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    BrokerAddress address() {
        return new BrokerAddress(bootstrapServers(), password);
    }

    Properties toProperties() {
        Properties properties = new Properties();
        addTo(properties, node());
        addTo(properties, login());
        addTo(properties, singleReplica());
        addTo(properties, durability());
        addTo(properties, threads());
        addTo(properties, memory());
        addTo(properties, metadata());
        return properties;
    }

    private static void addTo(Properties properties, Map<String, Object> settings) {
        settings.forEach((name, value) -> properties.setProperty(name, value.toString()));
    }

    private Map<String, Object> node() {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", NODE_ID),
                Map.entry("log.dirs", logDirectory()),
                Map.entry("metadata.log.dir", metadataDirectory()),
                Map.entry(
                        "listeners",
                        BROKER_LISTENER + "://127.0.0.1:" + port + "," + CONTROLLER_LISTENER + "://127.0.0.1:"
                                + controllerPort),
                Map.entry("advertised.listeners", BROKER_LISTENER + "://127.0.0.1:" + port),
                Map.entry(
                        "listener.security.protocol.map",
                        BROKER_LISTENER + ":SASL_PLAINTEXT," + CONTROLLER_LISTENER + ":SASL_PLAINTEXT"),
                Map.entry("inter.broker.listener.name", BROKER_LISTENER),
                Map.entry("controller.listener.names", CONTROLLER_LISTENER),
                Map.entry("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort));
    }

    /** The controller asks for it too: it would take orders from anybody else. */
    private Map<String, Object> login() {
        Map<String, Object> login = new HashMap<>(Map.of(
                "sasl.enabled.mechanisms", BrokerAddress.MECHANISM,
                "sasl.mechanism.inter.broker.protocol", BrokerAddress.MECHANISM,
                "sasl.mechanism.controller.protocol", BrokerAddress.MECHANISM,
                // Who has not logged in yet is believed how much will come, and gets the memory for it: half a megabyte
                // otherwise, and some hundred of those end the process.
                "sasl.server.max.receive.size", 4 * KIB,
                "max.connections", 1000));
        for (String listener : List.of(BROKER_LISTENER, CONTROLLER_LISTENER)) {
            login.put(
                    "listener.name.%s.plain.sasl.jaas.config".formatted(listener.toLowerCase(Locale.ROOT)),
                    address().serverJaas());
        }
        return login;
    }

    private static Map<String, Object> singleReplica() {
        return Map.ofEntries(
                Map.entry("auto.create.topics.enable", false),
                Map.entry("num.partitions", 1),
                Map.entry("default.replication.factor", 1),
                Map.entry("min.insync.replicas", 1),
                Map.entry("offsets.topic.num.partitions", 1),
                Map.entry("offsets.topic.replication.factor", 1),
                Map.entry("transaction.state.log.num.partitions", 1),
                Map.entry("transaction.state.log.replication.factor", 1),
                Map.entry("transaction.state.log.min.isr", 1),
                Map.entry("share.coordinator.state.topic.num.partitions", 1),
                Map.entry("share.coordinator.state.topic.replication.factor", 1),
                Map.entry("share.coordinator.state.topic.min.isr", 1),
                Map.entry("group.initial.rebalance.delay.ms", 0),
                Map.entry("auto.leader.rebalance.enable", false));
    }

    private static Map<String, Object> durability() {
        // A kill loses nothing either way; this is for power cuts. Measured on a virtual disk, 500-byte records,
        // acks=all:
        // 760 a second one after another instead of 1,210, 21,000 instead of 46,000 in a stream. A topic that may lose
        // its newest records says so with flush.messages.
        return Map.of("log.flush.interval.messages", 1);
    }

    private static Map<String, Object> threads() {
        return Map.ofEntries(
                Map.entry("num.network.threads", 1),
                Map.entry("num.io.threads", 2),
                Map.entry("background.threads", 2),
                Map.entry("num.replica.fetchers", 1),
                Map.entry("num.replica.alter.log.dirs.threads", 1),
                Map.entry("num.recovery.threads.per.data.dir", 1),
                Map.entry("log.cleaner.threads", 1),
                Map.entry("group.coordinator.threads", 1),
                Map.entry("share.coordinator.threads", 1));
    }

    private static Map<String, Object> memory() {
        return Map.ofEntries(
                // A few hundred thousand keys in one go; a compacted topic with more is cleaned in several.
                Map.entry("log.cleaner.dedupe.buffer.size", 4 * MIB),
                Map.entry("log.cleaner.io.buffer.size", 64 * KIB),
                Map.entry("log.segment.bytes", 16 * MIB),
                Map.entry("offsets.topic.segment.bytes", 4 * MIB),
                Map.entry("transaction.state.log.segment.bytes", 4 * MIB),
                Map.entry("share.coordinator.state.topic.segment.bytes", 4 * MIB),
                Map.entry("offsets.load.buffer.size", MIB),
                Map.entry("transaction.state.log.load.buffer.size", MIB),
                Map.entry("share.coordinator.load.buffer.size", MIB),
                // Indexes are mapped whole: enough for a full segment.
                Map.entry("log.index.size.max.bytes", 128 * KIB),
                Map.entry("socket.send.buffer.bytes", 64 * KIB),
                Map.entry("socket.receive.buffer.bytes", 64 * KIB),
                Map.entry("socket.request.max.bytes", 16 * MIB),
                Map.entry("fetch.max.bytes", 8 * MIB),
                Map.entry("queued.max.requests", 32),
                Map.entry("max.incremental.fetch.session.cache.slots", 100),
                // No JMX beans: nobody looks at them from outside.
                Map.entry("metric.reporters", ""));
    }

    private static Map<String, Object> metadata() {
        return Map.of(
                // Otherwise the controller would write, and sync, an empty record twice a second for ever.
                "metadata.max.idle.interval.ms",
                0,
                "metadata.log.segment.bytes",
                8 * MIB,
                "metadata.log.max.record.bytes.between.snapshots",
                MIB,
                "metadata.max.retention.bytes",
                16 * MIB,
                // After a kill the controller refuses this broker until its former self is given up: with the usual
                // nine seconds, a start took twelve.
                "broker.session.timeout.ms",
                2000,
                "broker.heartbeat.interval.ms",
                500);
    }
}
