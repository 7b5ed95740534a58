package eus.gordailu.allinone.store;

import eus.gordailu.allinone.access.Password;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A document store in this process, on 127.0.0.1 only and behind a password that changes with every start, with its data in
 * one file: what it has answered, it keeps.
 */
public final class EmbeddedDocumentStore implements AutoCloseable {

    private final StoreServer server;
    private final StoreFile file;
    private final Password password;
    private final int port;

    private EmbeddedDocumentStore(StoreServer server, StoreFile file, Password password) {
        this.server = server;
        this.file = file;
        this.password = password;
        this.port = server.port();
    }

    /**
     * Starts on a free port.
     *
     * @throws DocumentStoreException if it can't; nothing is left running
     */
    public static EmbeddedDocumentStore start(Path directory) {
        return start(directory, 0);
    }

    /**
     * Starts and returns when clients can connect.
     *
     * @param directory where the file {@code documents.mv} is, or is to be made
     * @param port the port for clients; 0 for a free one
     * @throws DocumentStoreException if it can't; nothing is left running
     */
    public static EmbeddedDocumentStore start(Path directory, int port) {
        StoreFile file = StoreStart.openFile(directory);
        Password password = Password.random();
        CommittingBackend backend = StoreStart.openDatabases(file, directory, new Login(password));
        return new EmbeddedDocumentStore(StoreStart.listen(backend, directory, port), file, password);
    }

    /** Where and how clients connect: {@code mongodb://USER:PASSWORD@127.0.0.1:PORT/…}. */
    public String connectionString() {
        return "mongodb://%s:%s@127.0.0.1:%d/?authMechanism=%s&authSource=$external"
                .formatted(Password.USER, password.text(), port, Login.MECHANISM);
    }

    /** Why the store can't write any more, if it can't: every command then fails until it is started anew. */
    public Optional<String> failure() {
        return file.failure();
    }

    /** Stops listening, then closes the file. */
    @Override
    public void close() {
        server.close();
    }
}
