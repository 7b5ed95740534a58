package eus.gordailu.allinone.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** The steps to a running document store, each failing with a sentence that says what to do. */
final class StoreStart {

    private StoreStart() {}

    static StoreFile openFile(Path directory) {
        Path file = directory.resolve("documents.mv");
        try {
            Files.createDirectories(directory);
            if (Files.exists(file) && Files.size(file) == 0) {
                throw emptied(file);
            }
            return StoreFile.open(file);
        } catch (IOException | IllegalArgumentException e) {
            throw notWritable(file, e);
        } catch (MVStoreException e) {
            throw notOpened(file, e);
        }
    }

    private static DocumentStoreException notOpened(Path file, MVStoreException e) {
        return switch (e.getErrorCode()) {
            case DataUtils.ERROR_FILE_LOCKED ->
                new DocumentStoreException(
                        "The document store's file " + file + " is in use by another process."
                                + " Stop that one first, or give this one a directory of its own.",
                        file,
                        e);
            case DataUtils.ERROR_READING_FAILED, DataUtils.ERROR_WRITING_FAILED -> notWritable(file, e);
            default -> damaged(file, e);
        };
    }

    private static DocumentStoreException notWritable(Path file, Exception e) {
        return new DocumentStoreException(
                "The document store can't read and write its file " + file + " (" + e.getMessage()
                        + "). Check the disk and its free space, and that the user running Gordailu owns the directory,"
                        + " or name another one.",
                file,
                e);
    }

    /** To go on would be to begin anew, with another password and without clients and jobs. */
    private static DocumentStoreException emptied(Path file) {
        return new DocumentStoreException(
                "The document store's file " + file + " is empty, so its clients, jobs and users are lost."
                        + " Bring back a copy of it, or delete it to begin anew: the snapshots on disk are not touched.",
                file,
                new IOException("no content"));
    }

    private static DocumentStoreException damaged(Path file, Exception e) {
        return new DocumentStoreException(
                "The document store's file " + file + " is damaged (" + e.getMessage()
                        + "). Put it aside and bring back a copy of it, or start without it: the snapshots on disk are"
                        + " not touched.",
                file,
                e);
    }

    /** Opens the databases in the file; closes it if they can't be. */
    static CommittingBackend openDatabases(StoreFile file, Path directory, Login login) {
        try {
            return new CommittingBackend(file, login);
        } catch (MVStoreException e) {
            file.abandon();
            throw damaged(directory.resolve("documents.mv"), e);
        }
    }

    /** Listens; closes the backend and its file if it can't. */
    @SuppressWarnings("IllegalCatch") // what the socket layer throws is checked, but not declared
    static StoreServer listen(CommittingBackend backend, Path directory, int port) {
        try {
            return new StoreServer(backend, port);
        } catch (Exception e) {
            backend.close();
            throw new DocumentStoreException(
                    "The document store can't listen on 127.0.0.1:" + port + " (" + e.getMessage()
                            + "). Stop the process that uses the port, or choose another one.",
                    directory.resolve("documents.mv"),
                    e);
        }
    }
}
