package eus.gordailu.repository.changes;

import eus.gordailu.contracts.wire.WireCodec;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A change list as a file: a line of JSON for each change, compressed. */
final class ListFormat {

    private static final JsonMapper JSON = WireCodec.json();

    private ListFormat() {}

    @FunctionalInterface
    interface Visitor {
        void change(ListedChange change) throws IOException;
    }

    /** A writer that closes the file; on a full disk its beginning is refused already. */
    static Writer writer(OutputStream file) throws IOException {
        try {
            return new BufferedWriter(new OutputStreamWriter(new GZIPOutputStream(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    static void write(ListedChange change, Writer lines) throws IOException {
        lines.write(JSON.writeValueAsString(change));
        lines.write('\n');
    }

    /** Shows all lines in their order, and closes the file. */
    static void read(InputStream file, Visitor visitor) throws IOException {
        try (file;
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                visitor.change(parsed(line));
            }
        }
    }

    private static ListedChange parsed(String line) throws IOException {
        try {
            return JSON.readValue(line, ListedChange.class);
        } catch (JacksonException e) {
            throw new IOException("It holds a line that is no change", e);
        }
    }
}
