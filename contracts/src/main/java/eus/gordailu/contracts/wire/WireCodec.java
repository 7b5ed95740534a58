package eus.gordailu.contracts.wire;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes and reads messages in the binary mode of the CloudEvents Kafka binding: attributes as {@code ce_} headers, the
 * record as a JSON body. Unknown fields are ignored, so that a version may grow.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     protocol binding</a>
 */
public final class WireCodec {

    /** The header with the message's type. */
    public static final String TYPE = "ce_type";

    /** The header with the message's own id. */
    public static final String ID = "ce_id";

    private static final String SOURCE = "ce_source";
    private static final String TIME = "ce_time";

    private final JsonMapper json = json();

    /** The one JSON form of our records: their components and nothing else, ISO 8601 times, unknown fields ignored. */
    public static JsonMapper json() {
        return JsonMapper.builder()
                .changeDefaultVisibility(seen -> seen.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .build();
    }

    /** A message in its wire form. */
    public WireMessage write(CloudEvent event) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put(ID, event.id());
        headers.put(SOURCE, event.source());
        headers.put(TYPE, MessageType.of(event.data()).wireName());
        headers.put(TIME, event.time().toString());
        headers.put("content-type", "application/json");
        return new WireMessage(
                MessageType.topicOf(event.data()), event.data().key(), headers, json.writeValueAsString(event.data()));
    }

    /**
     * Reads a message; empty when its type is none of this version's.
     *
     * @throws UnreadableMessageException when attributes or body are not what the type promises
     */
    public Optional<CloudEvent> read(Map<String, String> headers, byte[] body) {
        return MessageType.named(headers.getOrDefault(TYPE, "")).map(type -> read(type, headers, body));
    }

    private CloudEvent read(MessageType type, Map<String, String> headers, byte[] body) {
        try {
            Message data = json.readValue(body, type.record());
            return new CloudEvent(
                    headers.getOrDefault(ID, ""),
                    headers.getOrDefault(SOURCE, ""),
                    Instant.parse(headers.getOrDefault(TIME, "")),
                    data);
        } catch (JacksonException | DateTimeException | NullPointerException e) {
            throw new UnreadableMessageException(
                    "Unreadable %s: %s. Its body begins: %s"
                            .formatted(type.wireName(), e.getMessage(), beginning(body)),
                    e);
        }
    }

    private static String beginning(byte[] body) {
        return new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8);
    }
}
