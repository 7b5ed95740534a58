package eus.gordailu.snapshot.restore;

import eus.gordailu.contracts.id.RestoreId;
import eus.gordailu.contracts.restore.ReadRestoreLog;
import eus.gordailu.contracts.restore.RestoreLog;
import eus.gordailu.contracts.restore.RestoreLogLine;
import eus.gordailu.contracts.wire.WireCodec;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What each restore did, line by line: a file for each, of JSON lines. Kept for some weeks. */
public final class RestoreLogs {

    /** Of more files than these nobody reads the names. */
    static final long MOST_LINES = 1_000_000;

    private static final String ENDING = ".ndjson";

    private final JsonMapper json = WireCodec.json();
    private final Path directory;

    public RestoreLogs(Path directory) {
        this.directory = directory;
    }

    /** The log of one that is under way. */
    final class Open implements AutoCloseable {

        private final BufferedWriter writer;
        private long lines;

        private Open(BufferedWriter writer) {
            this.writer = writer;
        }

        synchronized void add(RestoreLogLine line) {
            if (lines > MOST_LINES) {
                return;
            }
            RestoreLogLine written = lines == MOST_LINES
                    ? new RestoreLogLine(RestoreLogLine.Kind.MESSAGE, "There is more than is written down here")
                    : line;
            lines++;
            try {
                writer.write(json.writeValueAsString(written));
                writer.write('\n');
                // A worker that is killed leaves a log of what was done.
                writer.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public synchronized void close() throws IOException {
            writer.close();
        }
    }

    /** Begins one, which only the worker's user may read: names of files are nobody's business. */
    Open begin(RestoreId id) throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return new Open(Files.newBufferedWriter(file(id)));
    }

    /** Lines of one; none of one that is not known here, or not any more. */
    public RestoreLog read(ReadRestoreLog question) throws IOException {
        List<RestoreLogLine> lines = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file(question.restoreId()))) {
            for (long skipped = 0; skipped < question.from(); skipped++) {
                if (reader.readLine() == null) {
                    return new RestoreLog(List.of(), false);
                }
            }
            String line = reader.readLine();
            while (line != null && lines.size() < question.limit()) {
                lines.add(json.readValue(line, RestoreLogLine.class));
                line = reader.readLine();
            }
            return new RestoreLog(lines, line != null);
        } catch (JacksonException e) {
            // The last line, which a worker that was killed has not written to its end.
            return new RestoreLog(lines, false);
        } catch (NoSuchFileException e) {
            return new RestoreLog(List.of(), false);
        }
    }

    /** Removes those that nobody has written to since. */
    void forget(Instant before) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(ENDING)).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.delete(file);
                }
            }
        }
    }

    private Path file(RestoreId id) {
        return directory.resolve(id + ENDING);
    }
}
