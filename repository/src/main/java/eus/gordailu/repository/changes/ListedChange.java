package eus.gordailu.repository.changes;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.checksum.Checksum;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A line of the change list. A path that is UTF-8 stands there as text, any other as base64 of its bytes. Bytes, links and
 * checksum are those of a file that is new in this snapshot; links are left out where there is one. The previous bytes are
 * those of the file that was there before.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ListedChange(
        @JsonProperty("change") Kind kind,
        @Nullable String path,
        @Nullable String pathBase64,
        @Nullable String type,
        @Nullable Long bytes,
        @Nullable Long links,
        @Nullable Checksum checksum,
        @Nullable Long previousBytes) {

    enum Kind {
        @JsonProperty("added")
        ADDED,
        @JsonProperty("changed")
        CHANGED,
        @JsonProperty("removed")
        REMOVED
    }

    /** What is there now: of a file, its bytes, links and checksum. */
    record Present(
            String type,
            @Nullable Long bytes,
            @Nullable Long links,
            @Nullable Checksum checksum) {}

    static ListedChange of(Kind kind, TreePath path, Present now, @Nullable Long previousBytes) {
        return at(path, kind, now.type(), now.bytes(), now.links(), now.checksum(), previousBytes);
    }

    static ListedChange removed(TreePath path, @Nullable String type, @Nullable Long previousBytes) {
        return at(path, Kind.REMOVED, type, null, null, null, previousBytes);
    }

    private static ListedChange at(
            TreePath path,
            Kind kind,
            @Nullable String type,
            @Nullable Long bytes,
            @Nullable Long links,
            @Nullable Checksum checksum,
            @Nullable Long previousBytes) {
        String text = new String(path.bytes(), StandardCharsets.UTF_8);
        boolean isText = TreePath.of(text).equals(path);
        return new ListedChange(
                kind,
                isText ? text : null,
                isText ? null : Base64.getEncoder().encodeToString(path.bytes()),
                type,
                bytes,
                links,
                checksum,
                previousBytes);
    }

    /** Equal for equal paths, and for no others. */
    @JsonIgnore
    String key() {
        return path == null ? "\0" + pathBase64 : path;
    }

    /** What a new file takes by this name: of several names, each stands for its part. */
    @JsonIgnore
    long newBytes() {
        return bytes == null ? 0 : bytes / (links == null ? 1 : links);
    }

    /** What the file took that is no longer there. */
    @JsonIgnore
    long goneBytes() {
        return previousBytes == null ? 0 : previousBytes;
    }

    /** What both come to, this one first; null when that is nothing. */
    @Nullable
    ListedChange then(ListedChange later) {
        return switch (later.kind) {
            case REMOVED -> kind == Kind.ADDED ? null : later.as(Kind.REMOVED, previousBytes);
            case ADDED, CHANGED -> later.as(kind == Kind.ADDED ? Kind.ADDED : Kind.CHANGED, previousBytes);
        };
    }

    /** As if nothing had been there before. */
    ListedChange asNew() {
        return as(Kind.ADDED, null);
    }

    private ListedChange as(Kind other, @Nullable Long previous) {
        return new ListedChange(other, path, pathBase64, type, bytes, links, checksum, previous);
    }
}
