package eus.gordailu.allinone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every user of the machine can reach the loopback interface; only the services get any further. */
class StorePasswordTest {

    private static final int UNAUTHORIZED = 13;
    private static final int OP_QUERY = 2004;
    private static final int PATIENCE_IN_MILLIS = 10_000;

    @TempDir
    Path directory;

    private EmbeddedDocumentStore store;

    @BeforeEach
    void start() {
        store = EmbeddedDocumentStore.start(directory);
        try (MongoClient client = MongoClients.create(store.connectionString())) {
            users(client).insertOne(new Document("_id", "admin"));
        }
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void withoutThePasswordNothingIsReadOrWritten() {
        try (MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + port())) {
            MongoDatabase database = client.getDatabase("gordailu");
            List<ThrowingCallable> attempts = List.of(
                    () -> users(client).find().first(),
                    () -> users(client).insertOne(new Document()),
                    () -> users(client).updateMany(new Document(), new Document("$set", new Document("a", 1))),
                    () -> users(client).deleteMany(new Document()),
                    () -> client.listDatabaseNames().first(),
                    () -> database.listCollectionNames().first(),
                    () -> database.runCommand(new Document("getMore", 1L).append("collection", "users")),
                    database::drop);

            for (ThrowingCallable attempt : attempts) {
                assertThatThrownBy(attempt)
                        .isInstanceOfSatisfying(
                                MongoCommandException.class,
                                e -> assertThat(e.getErrorCode()).isEqualTo(UNAUTHORIZED));
            }
        }
        try (MongoClient client = MongoClients.create(store.connectionString())) {
            assertThat(users(client).find().into(new ArrayList<>())).containsExactly(new Document("_id", "admin"));
        }
    }

    @Test
    void anotherPasswordIsRefused() {
        for (String guess : List.of("x", "", "gordailu")) {
            String address = store.connectionString().replaceFirst(":[^:@/]+@", ":" + guess + "@");
            try (MongoClient client = MongoClients.create(address)) {
                assertThatThrownBy(() -> users(client).find().first()).isInstanceOf(MongoSecurityException.class);
            }
        }
    }

    @Test
    void theOlderWayToAskForDocumentsIsRefusedToo() throws Exception {
        ByteBuffer query = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
        query.putInt(0).putInt(1).putInt(0).putInt(OP_QUERY).putInt(0);
        query.put("gordailu.users\0".getBytes(StandardCharsets.US_ASCII))
                .putInt(0)
                .putInt(10);
        query.putInt(5).put((byte) 0).putInt(0, query.position());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.getOutputStream().write(query.array(), 0, query.position());
            socket.setSoTimeout(PATIENCE_IN_MILLIS);
            byte[] answer = new byte[1000];
            int length = socket.getInputStream().read(answer);

            assertThat(new String(answer, 0, Math.max(0, length), StandardCharsets.ISO_8859_1))
                    .doesNotContain("admin");
        }
    }

    @Test
    void everyStartHasAPasswordOfItsOwn() {
        String first = store.connectionString();
        store.close();
        store = EmbeddedDocumentStore.start(directory);

        assertThat(userInfo(store.connectionString())).isNotEqualTo(userInfo(first));
    }

    private int port() {
        return URI.create(store.connectionString().replace("$", "%24")).getPort();
    }

    private static String userInfo(String address) {
        return URI.create(address.replace("$", "%24")).getUserInfo();
    }

    private static MongoCollection<Document> users(MongoClient client) {
        return client.getDatabase("gordailu").getCollection("users");
    }
}
