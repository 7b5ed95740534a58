package eus.gordailu.kit.testing;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import eus.gordailu.contracts.wire.CloudEvent;
import eus.gordailu.contracts.wire.Message;
import eus.gordailu.contracts.wire.WireCodec;
import eus.gordailu.contracts.wire.WireMessage;
import eus.gordailu.kit.messaging.MessageSender;
import eus.gordailu.kit.store.ServiceStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A document store in memory for tests, and a sender that keeps what it is given. */
public final class TestStore implements AutoCloseable {

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client = MongoClients.create(server.bindAndGetConnectionString());
    private final List<WireMessage> sent = new CopyOnWriteArrayList<>();
    private volatile boolean brokerIsAway;

    public MongoDatabase database() {
        return client.getDatabase("test");
    }

    /** A store for one service, sending to {@link #sent}. */
    public ServiceStore forService(String name, Clock clock) {
        return new ServiceStore(database(), sender(), clock, name);
    }

    public MessageSender sender() {
        return message -> {
            if (brokerIsAway) {
                throw new IllegalStateException("the broker is away");
            }
            sent.add(message);
        };
    }

    /** From now on nothing can be sent, or everything again. */
    public void brokerIsAway(boolean away) {
        brokerIsAway = away;
    }

    /** What was sent, in its order. */
    public List<Message> sent() {
        WireCodec codec = new WireCodec();
        return sent.stream()
                .map(wire -> codec.read(wire.headers(), wire.body().getBytes(StandardCharsets.UTF_8)))
                .flatMap(event -> event.map(CloudEvent::data).stream())
                .toList();
    }

    /** What was sent of this type. */
    public <T extends Message> List<T> sent(Class<T> type) {
        return sent().stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public void close() {
        client.close();
        server.shutdownNow();
    }
}
