package eus.gordailu.kit.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.size;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import eus.gordailu.contracts.wire.CloudEvent;
import eus.gordailu.contracts.wire.Message;
import eus.gordailu.contracts.wire.WireCodec;
import eus.gordailu.contracts.wire.WireMessage;
import eus.gordailu.kit.messaging.MessageSender;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Sends the messages that documents carry. A write puts a document's new messages into the document itself; here they
 * are sent in their order and taken out once the broker has them. What a crash or an absent broker leaves behind is found
 * by the {@linkplain #sweep sweep}. A message may so be sent twice, and never not at all.
 */
final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final String MESSAGES = "outbox";
    private static final String UNSENT = "unsent";

    private final WireCodec codec = new WireCodec();
    private final Map<String, String> troubles = new ConcurrentHashMap<>();
    private final MessageSender sender;
    private final String source;
    private final Clock clock;
    private final ExecutorService publisher;

    /** The publisher is a single thread: messages of one document never overtake each other. */
    Outbox(MessageSender sender, String source, Clock clock, ExecutorService publisher) {
        this.sender = sender;
        this.source = source;
        this.clock = clock;
        this.publisher = publisher;
    }

    /** What a new document carries. */
    Map<String, Object> pending(List<Message> messages) {
        return messages.isEmpty()
                ? Map.of(UNSENT, false)
                : Map.of(
                        UNSENT,
                        true,
                        MESSAGES,
                        messages.stream().map(this::entry).toList());
    }

    /** What a change adds to a document. */
    List<Bson> append(List<Message> messages) {
        return messages.isEmpty()
                ? List.of()
                : List.of(
                        Updates.set(UNSENT, true),
                        Updates.pushEach(
                                MESSAGES, messages.stream().map(this::entry).toList()));
    }

    /** Documents that have told all they had to tell. */
    static Bson nothingUnsent() {
        return eq(UNSENT, false);
    }

    /** Why messages are not sent yet, by the document that carries them; empty when all is well. */
    Map<String, String> troubles() {
        return Map.copyOf(troubles);
    }

    void publishSoon(MongoCollection<Document> collection, String id) {
        publisher.execute(() -> publish(collection, id));
    }

    /** Sends what documents of this collection still carry. */
    void sweep(MongoCollection<Document> collection) {
        collection
                .find(eq(UNSENT, true))
                .projection(new Document("_id", 1))
                .limit(1_000)
                .forEach(document -> publishSoon(collection, document.getString("_id")));
    }

    private void publish(MongoCollection<Document> collection, String id) {
        try {
            Document document = collection.find(eq("_id", id)).first();
            if (document != null && document.getBoolean(UNSENT, false)) {
                send(collection, id, document.getList(MESSAGES, Document.class, List.of()));
            }
            troubles.remove(id);
        } catch (RuntimeException e) {
            troubles.put(
                    id,
                    String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage()));
            LOG.warn(
                    "Messages of {} {} are not sent yet and will be tried again: {}",
                    collection.getNamespace(),
                    id,
                    e.toString());
        }
    }

    private void send(MongoCollection<Document> collection, String id, List<Document> entries) {
        entries.forEach(entry -> sender.send(message(entry)));
        List<String> sent = entries.stream().map(entry -> entry.getString("id")).toList();
        if (!takeOutAll(collection, id, sent)) {
            collection.updateOne(eq("_id", id), Updates.pull(MESSAGES, in("id", sent)));
            collection.updateOne(and(eq("_id", id), size(MESSAGES, 0)), Updates.set(UNSENT, false));
        }
    }

    /**
     * The usual case, in one write: none was added meanwhile. Messages are added at the end and taken out from the
     * beginning, so the same number behind the same first one are the same messages.
     */
    private static boolean takeOutAll(MongoCollection<Document> collection, String id, List<String> sent) {
        return !sent.isEmpty()
                && collection
                                .updateOne(
                                        and(
                                                eq("_id", id),
                                                size(MESSAGES, sent.size()),
                                                eq(MESSAGES + ".0.id", sent.getFirst())),
                                        Updates.combine(Updates.set(MESSAGES, List.of()), Updates.set(UNSENT, false)))
                                .getModifiedCount()
                        == 1;
    }

    private Document entry(Message message) {
        CloudEvent event = CloudEvent.of(message, source, clock.instant());
        WireMessage wire = codec.write(event);
        return new Document("id", event.id())
                .append("topic", wire.topic())
                .append("key", wire.key())
                .append("headers", new Document(Map.copyOf(wire.headers())))
                .append("body", wire.body());
    }

    private static WireMessage message(Document entry) {
        Map<String, String> headers = new LinkedHashMap<>();
        entry.get("headers", Document.class).forEach((name, value) -> headers.put(name, Objects.toString(value)));
        return new WireMessage(entry.getString("topic"), entry.getString("key"), headers, entry.getString("body"));
    }
}
