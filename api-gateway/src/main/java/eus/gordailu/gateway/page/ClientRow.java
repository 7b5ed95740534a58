package eus.gordailu.gateway.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client in words. */
record ClientRow(
        String id,
        String name,
        String address,
        String description,
        boolean active,
        @Nullable String quota,
        List<KeyLine> keyLines,
        List<Waiting> waiting) {

    /** A line to append somewhere, and where. */
    record KeyLine(String where, String text) {}

    /** A host key that waits for a person: what is to be known of it, and its fingerprint. */
    record Waiting(String sentence, String fingerprint) {}
}
