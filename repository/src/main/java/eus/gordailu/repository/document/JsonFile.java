package eus.gordailu.repository.document;

import eus.gordailu.contracts.wire.WireCodec;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A file of this name that holds one record as JSON, indented for people. */
public record JsonFile<T>(String name, Class<T> type) {

    private static final JsonMapper JSON = WireCodec.json()
            .rebuild()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /**
     * Reads it; empty when there is no such file.
     *
     * @throws UnreadableDocumentException when it is not what we once wrote
     */
    public Optional<T> read(Path directory) throws IOException {
        Path file = directory.resolve(name);
        try {
            T value = JSON.readValue(Files.readAllBytes(file), type);
            if (value == null) {
                throw new UnreadableDocumentException(file, "it holds no object", null);
            }
            return Optional.of(value);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException e) {
            throw new UnreadableDocumentException(file, e.getOriginalMessage(), e);
        }
    }

    /** Writes it, waits until the disk has it, and only then lets it take the place of an older one. */
    public void write(Directory directory, T value) throws IOException {
        directory.write(FileName.of(name), JSON.writeValueAsBytes(value));
    }
}
