package eus.gordailu.allinone.store;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDocumentStoreKillTest {

    private static final int WRITERS = 3;

    @TempDir
    Path directory;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final CountDownLatch enough = new CountDownLatch(300);

    @RepeatedTest(10)
    void whatWasAcknowledgedSurvivesAKill() throws Exception {
        writeUntilKilled();
        try (EmbeddedDocumentStore store = EmbeddedDocumentStore.start(directory);
                MongoClient client = MongoClients.create(store.connectionString())) {
            assertThat(idsOf(runs(client))).containsAll(acknowledged);
            assertThatIndexAndDocumentsAgree(runs(client));
        }
    }

    @Test
    void anUpdateThatWasAcknowledgedSurvivesAKill() throws Exception {
        int last = 0;
        try (ServerProcess server = startStore();
                MongoClient client = MongoClients.create(server.address())) {
            runs(client).insertOne(new Document("_id", "counter").append("n", 0));
            for (int i = 1; i <= 200; i++) {
                runs(client).updateOne(eq("_id", "counter"), Updates.inc("n", 1));
                last = i;
            }
            server.kill();
        }
        try (EmbeddedDocumentStore store = EmbeddedDocumentStore.start(directory);
                MongoClient client = MongoClients.create(store.connectionString())) {
            assertThat(runs(client).find(eq("_id", "counter")).first()).containsEntry("n", last);
        }
    }

    private ServerProcess startStore() throws Exception {
        return ServerProcess.start(DocumentStoreMain.class, "document store ready", directory, 0);
    }

    private void writeUntilKilled() throws Exception {
        List<Thread> writers = new ArrayList<>();
        try (ServerProcess server = startStore();
                MongoClient client = MongoClients.create(server.address())) {
            runs(client).createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
            for (int i = 0; i < WRITERS; i++) {
                String name = "writer" + i + "-";
                writers.add(Thread.ofPlatform().start(() -> write(runs(client), name)));
            }
            enough.await();
            server.kill();
            for (Thread writer : writers) {
                writer.join();
            }
        }
    }

    /** Ends with the server: that is the point. */
    private void write(MongoCollection<Document> runs, String name) {
        try {
            for (int i = 0; ; i++) {
                String id = name + i;
                runs.insertOne(new Document("_id", id).append("number", id));
                acknowledged.add(id);
                enough.countDown();
            }
        } catch (MongoException killed) {
            assertThat(enough.getCount()).isZero();
        }
    }

    private static void assertThatIndexAndDocumentsAgree(MongoCollection<Document> runs) {
        List<String> ids = idsOf(runs);
        assertThat(ids)
                .allSatisfy(
                        id -> assertThat(runs.find(eq("number", id)).first()).isNotNull());
        for (int writer = 0; writer < WRITERS; writer++) {
            String neverAnswered = firstMissing(ids, "writer" + writer + "-");
            runs.insertOne(new Document("_id", neverAnswered).append("number", neverAnswered));
        }
    }

    private static String firstMissing(List<String> ids, String name) {
        int number = 0;
        while (ids.contains(name + number)) {
            number++;
        }
        return name + number;
    }

    private static List<String> idsOf(MongoCollection<Document> runs) {
        return runs.find().map(document -> document.getString("_id")).into(new ArrayList<>());
    }

    private static MongoCollection<Document> runs(MongoClient client) {
        return client.getDatabase("gordailu").getCollection("runs");
    }
}
