package eus.gordailu.kit.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import eus.gordailu.kit.messaging.MessageSender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bson.Document;
import org.springframework.scheduling.annotation.Scheduled;

/** The documents of one service: its collections begin with its name, and their messages have it as their source. */
public final class ServiceStore implements AutoCloseable {

    /** For how long what has ended is remembered: while its messages are kept, they may come again. */
    public static final Duration LONGER_THAN_MESSAGES = Duration.ofDays(30);

    private static final int PATIENCE_IN_SECONDS = 5;

    private final MongoDatabase database;
    private final String service;
    private final ExecutorService publisher;
    private final Outbox outbox;
    private final Clock clock;
    private final List<MongoCollection<Document>> collections = new CopyOnWriteArrayList<>();
    private final List<Documents<?>> kinds = new CopyOnWriteArrayList<>();

    public ServiceStore(MongoDatabase database, MessageSender sender, Clock clock, String service) {
        this.database = database;
        this.service = service;
        this.clock = clock;
        this.publisher = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name(service + "-outbox").factory());
        this.outbox = new Outbox(sender, "/gordailu/" + service, clock, publisher);
    }

    /**
     * The documents of one kind.
     *
     * @param kind the plural that ends the collection's name
     * @param fields the fields by which a record is looked up; a null value leaves the field out
     */
    public <T> Documents<T> documents(String kind, Class<T> type, Function<T, Map<String, ?>> fields) {
        MongoCollection<Document> collection = database.getCollection(service + "." + kind);
        collections.add(collection);
        Documents<T> documents = new Documents<>(collection, type, fields, outbox).index("unsent");
        kinds.add(documents);
        return documents;
    }

    /** Lets go of what is old enough to be forgotten. */
    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    public void forget() {
        Instant now = clock.instant();
        kinds.forEach(documents -> documents.forget(now));
    }

    /** Sends what a crash or an absent broker has left behind. */
    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    public void sweep() {
        collections.forEach(outbox::sweep);
    }

    /** Why messages of this service are not sent yet, by the document that carries them. */
    public Map<String, String> troubles() {
        return outbox.troubles();
    }

    /** Returns when every message of the writes before has been sent, or has failed to be. */
    public void awaitSent() {
        try {
            publisher.submit(() -> {}).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Nothing is sent any more", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is not sent by the time limit is found by the sweep after the next start. */
    @Override
    public void close() {
        publisher.shutdown();
        try {
            if (!publisher.awaitTermination(PATIENCE_IN_SECONDS, TimeUnit.SECONDS)) {
                publisher.shutdownNow();
            }
        } catch (InterruptedException e) {
            publisher.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
