package eus.gordailu.allinone.broker;

import java.nio.file.Path;
import java.util.Optional;
import kafka.server.KafkaRaftServer;

/**
 * A Kafka broker and its controller in this process, on 127.0.0.1 only and behind a password that changes with every start,
 * with its data in one directory.
 *
 * <p>One per process: what the broker does when it fails for good is set for the whole process (see {@link #failure()}).
 */
public final class EmbeddedBroker implements AutoCloseable {

    private final KafkaRaftServer server;
    private final DirectoryLock lock;
    private final BrokerSettings settings;

    private EmbeddedBroker(KafkaRaftServer server, DirectoryLock lock, BrokerSettings settings) {
        this.server = server;
        this.lock = lock;
        this.settings = settings;
    }

    /**
     * Starts on a free port.
     *
     * @throws BrokerStartException if it can't; nothing is left running
     */
    public static EmbeddedBroker start(Path directory) {
        return start(directory, 0);
    }

    /**
     * Starts and returns when clients can connect. The directory is made ready if it is new or empty.
     *
     * @param port the port for clients; 0 for a free one
     * @throws BrokerStartException if it can't; nothing is left running
     */
    public static EmbeddedBroker start(Path directory, int port) {
        DirectoryLock lock = BrokerStart.lock(directory, port);
        try {
            BrokerSettings settings = BrokerStart.settings(directory, port);
            return new EmbeddedBroker(BrokerStart.run(settings, port), lock, settings);
        } catch (BrokerStartException e) {
            lock.close();
            throw e;
        }
    }

    /** Where and how clients connect. */
    public BrokerAddress address() {
        return settings.address();
    }

    /** Why the broker gave up after it had started, if it did: it then serves nobody until it is started anew. */
    public Optional<String> failure() {
        return ExitTrap.sprung();
    }

    /** Stops in order: what is written is synced, and the next start has nothing to recover. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        lock.close();
    }
}
