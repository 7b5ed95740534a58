package eus.gordailu.allinone.store;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * The embedded document store as a process of its own: {@code DocumentStoreMain DIRECTORY PORT}, port 0 for a free one.
 *
 * <p>Prints {@code document store ready} and the connection string, with its password, when clients can connect; SIGTERM
 * stops it in order.
 */
public final class DocumentStoreMain {

    private DocumentStoreMain() {}

    public static void main(String[] args) throws InterruptedException {
        LoggingSystem.get(DocumentStoreMain.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        EmbeddedDocumentStore store = EmbeddedDocumentStore.start(Path.of(args[0]), Integer.parseInt(args[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(store::close, "stop-store"));
        System.out.println("document store ready " + store.connectionString());
        new CountDownLatch(1).await();
    }
}
