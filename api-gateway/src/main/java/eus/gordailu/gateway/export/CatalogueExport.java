package eus.gordailu.gateway.export;

import eus.gordailu.gateway.catalog.CatalogueChanged;
import eus.gordailu.gateway.file.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/** The catalogue as files, one for each entity. What is unchanged is not written again, and only what is known to be removed is deleted. */
public final class CatalogueExport implements ApplicationListener<PayloadApplicationEvent<CatalogueChanged>> {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogueExport.class);
    private static final String SUFFIX = ".json";

    private final Path directory;
    private final Path unfinished;
    private final List<ExportedKind> kinds;
    private final ExportJson json = new ExportJson();
    private final ReentrantLock lock = new ReentrantLock();

    CatalogueExport(Path directory, List<ExportedKind> kinds) {
        this.directory = directory;
        this.unfinished = directory.resolveSibling("." + directory.getFileName() + "-unfinished");
        this.kinds = List.copyOf(kinds);
    }

    /** Brings all files up to date. */
    public void full() {
        lock.lock();
        try {
            for (ExportedKind kind : kinds) {
                full(kind);
            }
        } catch (IOException e) {
            failed(e);
        } finally {
            lock.unlock();
        }
    }

    /** The entity is read under the lock: of two changes the later one is on disk in the end. */
    @Override
    public void onApplicationEvent(PayloadApplicationEvent<CatalogueChanged> event) {
        CatalogueChanged changed = event.getPayload();
        lock.lock();
        try {
            for (ExportedKind kind : kinds) {
                if (kind.directory().equals(changed.kind())) {
                    one(kind, changed.id());
                }
            }
        } catch (IOException e) {
            failed(e);
        } finally {
            lock.unlock();
        }
    }

    private void full(ExportedKind kind) throws IOException {
        Path place = place(kind);
        for (Map.Entry<String, Object> entity : kind.all().get().entrySet()) {
            write(place, entity.getKey(), entity.getValue());
        }
        for (String id : written(place)) {
            if (kind.removed().test(id)) {
                Files.deleteIfExists(place.resolve(id + SUFFIX));
            }
        }
    }

    private void one(ExportedKind kind, String id) throws IOException {
        Optional<Object> entity = kind.find().apply(id);
        if (entity.isPresent()) {
            write(place(kind), id, entity.get());
        } else if (kind.removed().test(id)) {
            Files.deleteIfExists(place(kind).resolve(id + SUFFIX));
        }
    }

    private void write(Path place, String id, Object entity) throws IOException {
        Path file = place.resolve(id + SUFFIX);
        String content = json.write(entity);
        if (!Files.exists(file) || !Files.readString(file).equals(content)) {
            PrivateFile.replace(file, content, unfinished);
        }
    }

    private Path place(ExportedKind kind) throws IOException {
        PrivateFile.directory(unfinished);
        Path place = directory.resolve(kind.directory());
        PrivateFile.directory(place);
        return place;
    }

    private static List<String> written(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .toList();
        }
    }

    private void failed(IOException e) {
        LOG.error(
                "The catalogue cannot be exported to {} ({}): make room or make it writable, then restart",
                directory,
                e.toString());
    }
}
