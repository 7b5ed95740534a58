package eus.gordailu.repository.changes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.checksum.Checksum;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A line of the change list. A path that is UTF-8 stands there as text, any other as base64 of its bytes. Bytes and checksum
 * are those of the file's content; only files that are new in this snapshot have them.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ListedChange(
        @JsonProperty("change") Kind kind,
        @Nullable String path,
        @Nullable String pathBase64,
        @Nullable String type,
        @Nullable Long bytes,
        @Nullable Checksum checksum) {

    enum Kind {
        @JsonProperty("added")
        ADDED,
        @JsonProperty("changed")
        CHANGED,
        @JsonProperty("removed")
        REMOVED
    }

    static ListedChange of(
            Kind kind, TreePath path, @Nullable String type, @Nullable Long bytes, @Nullable Checksum checksum) {
        String text = new String(path.bytes(), StandardCharsets.UTF_8);
        return TreePath.of(text).equals(path)
                ? new ListedChange(kind, text, null, type, bytes, checksum)
                : new ListedChange(kind, null, Base64.getEncoder().encodeToString(path.bytes()), type, bytes, checksum);
    }
}
