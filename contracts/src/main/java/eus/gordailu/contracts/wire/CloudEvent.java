package eus.gordailu.contracts.wire;

import java.time.Instant;
import java.util.UUID;

/**
 * A message with its CloudEvents 1.0 context attributes: an id that is unique within its source, the source (a service,
 * as a path such as {@code /gordailu/scheduler}) and the time at which it happened.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents 1.0</a>
 */
public record CloudEvent(String id, String source, Instant time, Message data) {

    /** A message that happened now, with a new id. */
    public static CloudEvent of(Message data, String source, Instant time) {
        return new CloudEvent(UUID.randomUUID().toString(), source, time, data);
    }
}
