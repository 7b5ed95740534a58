package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.wire.WireCodec;
import eus.gordailu.repository.changes.ChangeList;
import eus.gordailu.repository.posix.EntryType;
import eus.gordailu.repository.testing.EntryState;
import eus.gordailu.repository.testing.TreeState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;

/** The checksums of a job's files as its change lists have told them, one snapshot after the other. */
final class ListedChecksums {

    private final Map<String, String> checksums = new TreeMap<>();

    /** What the lists should come to: of every file in a tree. */
    static Map<String, String> of(Path tree) throws IOException {
        Map<String, String> checksums = new TreeMap<>();
        for (Map.Entry<String, EntryState> entry : TreeState.of(tree).entries().entrySet()) {
            if (entry.getValue().type() == EntryType.FILE) {
                checksums.put(entry.getKey(), "sha256:" + entry.getValue().content());
            }
        }
        return checksums;
    }

    void take(ChangeList list) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(list.file())), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(WireCodec.json().readTree(line));
            }
        }
    }

    private void take(JsonNode change) {
        JsonNode checksum = change.get("checksum");
        if (checksum == null) {
            checksums.remove(octets(change));
        } else {
            checksums.put(octets(change), checksum.asString());
        }
    }

    private static String octets(JsonNode change) {
        byte[] bytes = change.has("path")
                ? change.get("path").asString().getBytes(StandardCharsets.UTF_8)
                : Base64.getDecoder().decode(change.get("pathBase64").asString());
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    Map<String, String> checksums() {
        return checksums;
    }
}
