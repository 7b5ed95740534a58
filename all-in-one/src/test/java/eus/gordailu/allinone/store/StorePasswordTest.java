package eus.gordailu.allinone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
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
    private static final int OP_MSG = 2013;
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
    void theOlderWayToAskIsRefusedToo() throws IOException {
        assertThat(answerTo(query("gordailu.users", new byte[] {5, 0, 0, 0, 0})))
                .isEmpty();
        assertThat(answerTo(query("gordailu.users", command("isMaster")))).isEmpty();
        assertThat(answerTo(query("admin.$cmd", command("serverStatus")))).isEmpty();
        assertThat(answerTo(query("isMaster.$cmd", command("serverStatus")))).isEmpty();
        assertThat(answerTo(query("admin.$cmd.sys.inprog", command("isMaster"))))
                .isEmpty();
        assertThat(answerTo(query("admin.$cmd", command("isMaster")))).contains("maxWireVersion");
    }

    @Test
    void noMoreIsExpectedOfAStrangerThanALogin() throws IOException {
        byte[] begun = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(47_000_000)
                .putInt(1)
                .putInt(0)
                .putInt(OP_MSG)
                .array();

        assertThat(answerTo(begun)).as("cut off before anything is gathered").isEmpty();
    }

    private static byte[] command(String name) {
        byte[] text = (name + "\0").getBytes(StandardCharsets.US_ASCII);
        int length = Integer.BYTES + 1 + text.length + Integer.BYTES + 1;
        return ByteBuffer.allocate(length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length)
                .put((byte) 0x10)
                .put(text)
                .putInt(1)
                .put((byte) 0)
                .array();
    }

    private static byte[] query(String collection, byte[] document) {
        byte[] name = (collection + "\0").getBytes(StandardCharsets.US_ASCII);
        int length = 20 + name.length + 8 + document.length;
        return ByteBuffer.allocate(length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length)
                .putInt(1)
                .putInt(0)
                .putInt(OP_QUERY)
                .putInt(0)
                .put(name)
                .putInt(0)
                .putInt(10)
                .put(document)
                .array();
    }

    /** Empty when the connection is cut off. */
    private String answerTo(byte[] message) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(PATIENCE_IN_MILLIS);
            socket.getOutputStream().write(message);
            byte[] answer = new byte[1000];
            int length = socket.getInputStream().read(answer);
            return new String(answer, 0, Math.max(0, length), StandardCharsets.ISO_8859_1);
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
