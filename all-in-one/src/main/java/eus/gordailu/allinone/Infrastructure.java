package eus.gordailu.allinone;

import eus.gordailu.allinone.access.Password;
import eus.gordailu.allinone.broker.BrokerStartException;
import eus.gordailu.allinone.broker.EmbeddedBroker;
import eus.gordailu.allinone.store.DocumentStoreException;
import eus.gordailu.allinone.store.EmbeddedDocumentStore;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** The broker and the document store that the services use: embedded, unless the environment names others. */
final class Infrastructure implements AutoCloseable {

    private final Surroundings surroundings;
    private final Optional<EmbeddedBroker> broker;
    private final Optional<EmbeddedDocumentStore> store;

    private Infrastructure(
            Surroundings surroundings, Optional<EmbeddedBroker> broker, Optional<EmbeddedDocumentStore> store) {
        this.surroundings = surroundings;
        this.broker = broker;
        this.store = store;
    }

    /**
     * Makes the data directory.
     *
     * @throws StartRefusedException when it can't be made
     */
    static void prepare(Surroundings surroundings) {
        directory(surroundings.data());
    }

    /**
     * Starts what is embedded, both at the same time.
     *
     * @throws StartRefusedException when one can't start; nothing is left running
     */
    static Infrastructure start(Surroundings surroundings) {
        Path data = surroundings.data();
        Path brokerDirectory = directory(data.resolve("broker"));
        Path storeDirectory = directory(data.resolve("store"));
        CompletableFuture<Optional<EmbeddedBroker>> broker =
                surroundings.kafkaBrokers().isPresent()
                        ? CompletableFuture.completedFuture(Optional.empty())
                        : CompletableFuture.supplyAsync(
                                () -> Optional.of(EmbeddedBroker.start(brokerDirectory)), aThreadOfItsOwn());
        try {
            Optional<EmbeddedDocumentStore> store = surroundings.mongodbUri().isPresent()
                    ? Optional.empty()
                    : Optional.of(EmbeddedDocumentStore.start(storeDirectory));
            return new Infrastructure(surroundings, join(broker, store), store);
        } catch (DocumentStoreException e) {
            broker.thenAccept(started -> started.ifPresent(EmbeddedBroker::close))
                    .exceptionally(failed -> null)
                    .join();
            throw StartRefusedException.because(e);
        }
    }

    /** What the services must know of it. */
    Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        broker.map(EmbeddedBroker::address).ifPresent(address -> {
            properties.put("gordailu.embedded.kafka-brokers", address.servers());
            address.login().forEach((name, value) -> properties.put("spring.kafka.properties." + name, value));
        });
        store.ifPresent(started -> properties.put("gordailu.embedded.mongodb-uri", started.connectionString()));
        properties.put("gordailu.embedded.service-token", Password.random().text());
        return properties;
    }

    /** Where it keeps its data. */
    Path data() {
        return surroundings.data();
    }

    /** Why a part of it has given up since it started, if one did. */
    Optional<String> failure() {
        return Stream.of(broker.flatMap(EmbeddedBroker::failure), store.flatMap(EmbeddedDocumentStore::failure))
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Override
    public void close() {
        broker.ifPresent(EmbeddedBroker::close);
        store.ifPresent(EmbeddedDocumentStore::close);
    }

    /** One with this thread's class loader: Kafka looks for its own classes by name. */
    private static Executor aThreadOfItsOwn() {
        return work -> new Thread(work, "broker-start").start();
    }

    private static Optional<EmbeddedBroker> join(
            CompletableFuture<Optional<EmbeddedBroker>> broker, Optional<EmbeddedDocumentStore> store) {
        try {
            return broker.join();
        } catch (CompletionException e) {
            store.ifPresent(EmbeddedDocumentStore::close);
            if (e.getCause() instanceof BrokerStartException refused) {
                throw StartRefusedException.because(refused);
            }
            throw e;
        }
    }

    /** Only its owner may look into it: it holds keys and the catalogue. */
    private static Path directory(Path data) {
        try {
            return Files.createDirectories(
                    data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new StartRefusedException(
                    "The data directory %s can't be made (%s): give another with --data DIR or GORDAILU_DATA, or make it writable"
                            .formatted(data, why(e)),
                    e);
        }
    }

    private static String why(IOException e) {
        return switch (e) {
            case FileAlreadyExistsException file -> file.getFile() + " is no directory";
            case AccessDeniedException denied -> "no right to write to " + denied.getFile();
            case FileSystemException other ->
                Objects.requireNonNullElse(other.getReason(), "the one above it is missing");
            default -> String.valueOf(e.getMessage());
        };
    }
}
