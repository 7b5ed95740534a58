package eus.gordailu.kit.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import eus.gordailu.contracts.wire.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Documents of one kind, each a record in its JSON form beside the fields by which it is looked up. A change is one
 * atomic write that carries its messages, and applies only to the version that was read: of two writers one begins again.
 *
 * @param <T> the record
 */
public final class Documents<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Documents.class);
    private static final String ID = "_id";
    private static final String VERSION = "version";
    private static final String BODY = "body";

    private final MongoCollection<Document> collection;
    private final RecordCodec<T> codec;
    private final Function<T, Map<String, ?>> fields;
    private final Outbox outbox;
    private Optional<Forgetting> forgetting = Optional.empty();

    private record Forgetting(String field, Duration age) {}

    Documents(MongoCollection<Document> collection, Class<T> type, Function<T, Map<String, ?>> fields, Outbox outbox) {
        this.collection = collection;
        this.codec = new RecordCodec<>(type);
        this.fields = fields;
        this.outbox = outbox;
    }

    /** Makes an index over these lookup fields, in this order, unless it is there. */
    public Documents<T> index(String... names) {
        collection.createIndex(Indexes.ascending(names));
        return this;
    }

    /** Makes a unique index over a lookup field, unless it is there; documents without the field are left out. */
    public Documents<T> uniqueIndex(String name) {
        collection.createIndex(
                Indexes.ascending(name), new IndexOptions().unique(true).sparse(true));
        return this;
    }

    /**
     * Lets go of documents that are this old, unless they still have something to tell.
     *
     * @param name the lookup field with the time from which the age counts, only there once a document may go
     */
    public Documents<T> forgetting(String name, Duration age) {
        this.forgetting = Optional.of(new Forgetting(name, age));
        return index(name);
    }

    /** Removes what may be forgotten by now. */
    void forget(Instant now) {
        forgetting.ifPresent(rule -> {
            long gone = collection
                    .deleteMany(and(lte(rule.field(), now.minus(rule.age())), Outbox.nothingUnsent()))
                    .getDeletedCount();
            if (gone > 0) {
                LOG.info("{} documents of {} were old enough to be forgotten", gone, collection.getNamespace());
            }
        });
    }

    public Optional<Stored<T>> find(Object id) {
        return Optional.ofNullable(collection.find(eq(ID, id.toString())).first())
                .map(this::stored);
    }

    /** All that match, in the store's own order. */
    public List<Stored<T>> find(Bson filter) {
        return list(collection.find(filter));
    }

    /** A page of those that match: {@code skip} and {@code limit} count documents. */
    public List<Stored<T>> find(Bson filter, Bson order, int skip, int limit) {
        return list(collection.find(filter).sort(order).skip(skip).limit(limit));
    }

    public long count(Bson filter) {
        return collection.countDocuments(filter);
    }

    /**
     * Adds a document, with the messages that tell of it.
     *
     * @return false when its id, or another unique field, is already taken; nothing is written then
     */
    public boolean insert(Object id, T value, Message... messages) {
        Document document = new Document(lookup(value))
                .append(ID, id.toString())
                .append(VERSION, 1L)
                .append(BODY, codec.write(value));
        document.putAll(outbox.pending(List.of(messages)));
        try {
            collection.insertOne(document);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
        outbox.publishSoon(collection, id.toString());
        return true;
    }

    /**
     * Changes a document; the transition sees what is stored and may be asked again when another writer was faster.
     *
     * @param transition gives what the document becomes, or empty to leave it as it is
     * @return the document after the change; empty when there is no such document or it was left alone
     */
    public Optional<Stored<T>> change(Object id, Function<Stored<T>, Optional<Change<T>>> transition) {
        while (true) {
            Optional<Stored<T>> found = find(id);
            Optional<Change<T>> change = found.flatMap(transition);
            if (found.isEmpty() || change.isEmpty()) {
                return Optional.empty();
            }
            if (write(id.toString(), found.get().version(), change.get())) {
                return Optional.of(
                        new Stored<>(change.get().value(), found.get().version() + 1));
            }
        }
    }

    /** Removes a document that has nothing left to tell. */
    public boolean delete(Object id) {
        return collection.deleteOne(eq(ID, id.toString())).getDeletedCount() == 1;
    }

    private boolean write(String id, long version, Change<T> change) {
        List<Bson> updates = new ArrayList<>();
        updates.add(Updates.set(VERSION, version + 1));
        updates.add(Updates.set(BODY, codec.write(change.value())));
        fields.apply(change.value())
                .forEach((name, value) -> updates.add(value == null ? Updates.unset(name) : Updates.set(name, value)));
        updates.addAll(outbox.append(change.messages()));
        boolean written = collection
                        .updateOne(and(eq(ID, id), eq(VERSION, version)), Updates.combine(updates))
                        .getModifiedCount()
                == 1;
        if (written && !change.messages().isEmpty()) {
            outbox.publishSoon(collection, id);
        }
        return written;
    }

    private Document lookup(T value) {
        Document document = new Document();
        fields.apply(value).forEach((name, field) -> {
            if (field != null) {
                document.append(name, field);
            }
        });
        return document;
    }

    private List<Stored<T>> list(FindIterable<Document> found) {
        return found.map(this::stored).into(new ArrayList<>());
    }

    private Stored<T> stored(Document document) {
        return new Stored<>(codec.read(document.get(BODY, Document.class)), document.getLong(VERSION));
    }
}
