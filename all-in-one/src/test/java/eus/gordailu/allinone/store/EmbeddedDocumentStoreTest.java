package eus.gordailu.allinone.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDocumentStoreTest {

    private static final int CLIENTS = 4;

    @TempDir
    Path directory;

    @Test
    void aRestartKeepsDocumentsAndUniqueIndexes() {
        Document run = new Document("_id", "run-1")
                .append("number", 1L)
                .append("at", Date.from(Instant.parse("2026-11-23T02:00:00Z")))
                .append("ratio", 0.5)
                .append("bytes", new Decimal128(5))
                .append("token", new Binary(new byte[] {1, 2}))
                .append("steps", List.of(new Document("name", "Konparatu ñ"), new Document("name", null)));
        withRuns(runs -> {
            runs.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
            runs.insertOne(run);
        });
        withRuns(runs -> {
            assertThat(runs.find().first()).isEqualTo(run);
            assertThatThrownBy(() -> runs.insertOne(new Document("number", 1L)))
                    .isInstanceOfSatisfying(
                            MongoWriteException.class,
                            e -> assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY));
        });
    }

    @Test
    void aQueuedRunIsClaimedOnce() {
        withRuns(runs -> {
            for (int round = 0; round < 100; round++) {
                String id = "run-" + round;
                runs.insertOne(new Document("_id", id).append("state", "queued"));
                assertThat(atOnce(() -> runs.findOneAndUpdate(
                                        Document.parse("{_id: '" + id + "', state: 'queued'}"),
                                        Updates.set("state", "claimed"))
                                != null))
                        .containsOnlyOnce(true);
            }
        });
    }

    @Test
    void aClientThatSaysHelloIsAnswered() {
        try (EmbeddedDocumentStore store = EmbeddedDocumentStore.start(directory);
                MongoClient client = MongoClients.create(store.connectionString())) {
            Document answer = client.getDatabase("admin").runCommand(new Document("hello", 1));
            assertThat(answer.getInteger("maxWireVersion")).isPositive();
        }
    }

    @Test
    void incrementsOfManyClientsAreAllCounted() {
        withRuns(runs -> {
            runs.insertOne(new Document("_id", "counter").append("n", 0));
            atOnce(() -> {
                for (int i = 0; i < 100; i++) {
                    runs.updateOne(eq("_id", "counter"), Updates.inc("n", 1));
                }
                return true;
            });
            assertThat(runs.find().first()).containsEntry("n", CLIENTS * 100);
        });
    }

    @Test
    void aUniqueIndexRefusesDuplicatesOfClientsThatRace() {
        withRuns(runs -> {
            runs.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
            for (int round = 0; round < 100; round++) {
                Document document = new Document("number", round);
                assertThat(atOnce(() -> isInserted(runs, new Document(document))))
                        .containsOnlyOnce(true);
            }
            assertThat(runs.countDocuments()).isEqualTo(100);
        });
    }

    @Test
    void aReaderSeesADocumentAsItWasBeforeAnUpdateOrAfterItAndNeverInBetween() {
        withRuns(runs -> {
            runs.insertOne(numbered(0));
            AtomicBoolean written = new AtomicBoolean();
            try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
                List<Future<Integer>> readers = Stream.generate(() -> threads.submit(() -> torn(runs, written)))
                        .limit(CLIENTS - 1)
                        .toList();
                for (int number = 1; number <= 1_500; number++) {
                    runs.updateOne(eq("_id", "run"), new Document("$set", numbered(number)));
                }
                written.set(true);
                for (Future<Integer> reader : readers) {
                    assertThat(reader.get()).isZero();
                }
            }
        });
    }

    private static Document numbered(int number) {
        Document document = new Document("_id", "run");
        IntStream.range(0, 40).forEach(field -> document.append("field" + field, number));
        return document;
    }

    private static int torn(MongoCollection<Document> runs, AtomicBoolean written) {
        int torn = 0;
        while (!written.get()) {
            Document read = runs.find(eq("_id", "run")).first();
            torn += read == null || new HashSet<>(read.values()).size() > 2 ? 1 : 0;
        }
        return torn;
    }

    /** The collection without indexes is the oracle of the one that has them. */
    @Test
    void anIndexChangesNoAnswer() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        withDatabase(database -> {
            for (int round = 0; round < 20; round++) {
                changeAtRandom(database, random);
                assertSameAnswers(database, random, seed);
            }
        });
        withDatabase(database -> assertSameAnswers(database, random, seed));
    }

    private static void changeAtRandom(MongoDatabase database, Random random) {
        MongoCollection<Document> indexed = database.getCollection("indexed");
        MongoCollection<Document> plain = database.getCollection("plain");
        indexed.createIndex(Indexes.ascending("a"));
        indexed.createIndex(Indexes.ascending("b", "a"));
        for (int i = 0; i < 50; i++) {
            int id = random.nextInt(60);
            Document document = new Document("_id", id).append("n", i);
            Stream.of("a", "b")
                    .filter(name -> random.nextBoolean())
                    .forEach(name -> document.append(name, value(random)));
            if (random.nextInt(4) == 0) {
                List.of(indexed, plain).forEach(runs -> runs.deleteOne(eq("_id", id)));
            } else {
                List.of(indexed, plain)
                        .forEach(runs -> runs.replaceOne(eq("_id", id), document, new ReplaceOptions().upsert(true)));
            }
        }
    }

    private static void assertSameAnswers(MongoDatabase database, Random random, long seed) {
        for (int i = 0; i < 50; i++) {
            Bson query = and(condition("a", random), condition("b", random));
            Bson either = random.nextBoolean() ? query : condition("b", random);
            assertThat(answers(database, "indexed", either))
                    .as("%s, seed %d", either, seed)
                    .isEqualTo(answers(database, "plain", either));
        }
    }

    private static Set<Document> answers(MongoDatabase database, String collection, Bson query) {
        return database.getCollection(collection).find(query).into(new HashSet<>());
    }

    private static Bson condition(String name, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> lte(name, value(random));
            case 1 -> gt(name, value(random));
            case 2 -> exists(name);
            case 3 -> in(name, value(random), value(random));
            case 4 -> exists(name, false);
            default -> eq(name, value(random));
        };
    }

    private static Object value(Random random) {
        int small = random.nextInt(5) - 2;
        return switch (random.nextInt(8)) {
            case 0 -> small;
            case 1 -> (long) small;
            case 2 -> small * -0.5;
            case 3 -> "text\0" + small;
            case 4 -> small > 0;
            case 5 -> List.of(small, "text");
            case 6 -> new Document("inner", small);
            default -> Date.from(Instant.ofEpochMilli(small));
        };
    }

    private static boolean isInserted(MongoCollection<Document> runs, Document document) {
        try {
            return runs.insertOne(document).wasAcknowledged();
        } catch (MongoWriteException e) {
            assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY);
            return false;
        }
    }

    @Test
    void manySmallUpdatesLeaveASmallFile() throws IOException {
        withRuns(runs -> {
            runs.insertOne(new Document("_id", "run").append("n", 0));
            for (int i = 0; i < 5_000; i++) {
                runs.updateOne(eq("_id", "run"), Updates.inc("n", 1));
            }
        });
        assertThat(Files.size(directory.resolve("documents.mv"))).isLessThan(2_000_000);
    }

    @Test
    void aFileThatIsInUseIsNamed() {
        EmbeddedDocumentStore first = EmbeddedDocumentStore.start(directory);
        try (first) {
            assertThatStartFails("documents.mv is in use by another process");
        }
    }

    @Test
    void anEmptiedFileIsNotTakenForAFirstStart() throws IOException {
        Path file = Files.createFile(directory.resolve("documents.mv"));
        assertThatStartFails("documents.mv is empty");
        assertThat(file).isEmptyFile();
    }

    @Test
    void aDamagedFileIsNamedAndLeftAlone() throws IOException {
        Path file = directory.resolve("documents.mv");
        String garbage = "not a store ".repeat(2_000);
        Files.writeString(file, garbage);
        assertThatStartFails("documents.mv is damaged");
        assertThat(file).hasContent(garbage);
    }

    @Test
    void aDirectoryThatCannotBeOneIsNamed() throws IOException {
        Files.writeString(directory.resolve("taken"), "");
        assertThatThrownBy(() -> EmbeddedDocumentStore.start(directory.resolve("taken")))
                .isInstanceOf(DocumentStoreException.class)
                .hasMessageContaining("taken")
                .hasMessageContaining("name another one");
    }

    @Test
    void aPortInUseIsNamedAndTheFileIsFreeAgain() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedDocumentStore.start(directory, taken.getLocalPort()))
                    .isInstanceOf(DocumentStoreException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
        }
        withRuns(runs -> runs.insertOne(new Document()));
    }

    private void assertThatStartFails(String message) {
        assertThatThrownBy(() -> EmbeddedDocumentStore.start(directory))
                .isInstanceOfSatisfying(
                        DocumentStoreException.class,
                        e -> assertThat(e.file()).isEqualTo(directory.resolve("documents.mv")))
                .hasMessageContaining(message);
    }

    private interface Work<T> {
        void on(T subject) throws Exception;
    }

    private void withRuns(Work<MongoCollection<Document>> work) {
        withDatabase(database -> work.on(database.getCollection("runs")));
    }

    private void withDatabase(Work<MongoDatabase> work) {
        try (EmbeddedDocumentStore store = EmbeddedDocumentStore.start(directory);
                MongoClient client = MongoClients.create(store.connectionString())) {
            work.on(client.getDatabase("gordailu"));
            assertThat(store.failure()).isEmpty();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<Boolean> atOnce(Callable<Boolean> attempt) throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Boolean> results = new ArrayList<>();
            for (Future<Boolean> result : clients.invokeAll(Collections.nCopies(CLIENTS, attempt))) {
                results.add(result.get());
            }
            return results;
        }
    }
}
