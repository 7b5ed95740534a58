package eus.gordailu.contracts.wire;

import java.util.Map;

/** A message as Kafka carries it: topic, key, headers as UTF-8 text, and a JSON body. */
public record WireMessage(String topic, String key, Map<String, String> headers, String body) {

    public WireMessage {
        headers = Map.copyOf(headers);
    }
}
