package eus.gordailu.gateway.page;

import eus.gordailu.gateway.worker.HostKey;
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
        List<String> weaknesses,
        List<KeyLine> keyLines,
        List<Waiting> waiting) {

    /** A line to append somewhere, and where. */
    record KeyLine(String where, String text) {}

    /** A host key that waits for a person: what is to be known of it, and its fingerprint. */
    record Waiting(String sentence, String fingerprint) {

        /** What the machine at this address shows; known is the fingerprint of the key that is believed, if it is another. */
        static Waiting of(Words words, String address, String type, String fingerprint, @Nullable String known) {
            String sentence = known == null
                    ? words.text("client.host-key.new", type, fingerprint, HostKey.file(type), address)
                    : words.text("client.host-key.changed", type, fingerprint, known, address);
            return new Waiting(sentence, fingerprint);
        }
    }
}
