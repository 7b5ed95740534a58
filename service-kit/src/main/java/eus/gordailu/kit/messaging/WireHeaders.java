package eus.gordailu.kit.messaging;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.springframework.kafka.support.KafkaHeaderMapper;
import org.springframework.messaging.MessageHeaders;

/**
 * Maps headers as the CloudEvents Kafka binding wants them: plain UTF-8 text, and only the attributes; nothing of the
 * framework's own reaches the wire.
 */
final class WireHeaders implements KafkaHeaderMapper {

    private static final String PREFIX = "ce_";
    private static final String FUNCTION_PREFIX = "ce-";
    private static final String CONTENT_TYPE = "content-type";

    @Override
    public void fromHeaders(MessageHeaders from, Headers to) {
        text(from).forEach((name, value) -> to.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void toHeaders(Headers from, Map<String, Object> to) {
        from.forEach(header -> {
            if (isAttribute(header.key()) && header.value() != null) {
                to.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        });
    }

    /** The attributes among these headers, by their names on the wire. Spring Cloud Function writes their prefix as {@code ce-}. */
    static Map<String, String> text(Map<String, Object> headers) {
        Map<String, String> attributes = new HashMap<>();
        headers.forEach((header, value) -> {
            String name = header.startsWith(FUNCTION_PREFIX) ? PREFIX + header.substring(PREFIX.length()) : header;
            if (isAttribute(name)) {
                attributes.put(name, value.toString());
            }
        });
        return attributes;
    }

    private static boolean isAttribute(String name) {
        return name.startsWith(PREFIX) || name.equals(CONTENT_TYPE);
    }
}
