package eus.gordailu.gateway.problem;

import java.time.Duration;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ext.javatime.deser.DurationDeserializer;

/** A duration with its unit: of a bare number, Jackson would make seconds, and its writer may have meant days. */
final class WrittenDuration extends StdDeserializer<Duration> {

    WrittenDuration() {
        super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser parser, DeserializationContext context) {
        return parser.hasToken(JsonToken.VALUE_STRING)
                ? DurationDeserializer.INSTANCE.deserialize(parser, context)
                : (Duration) context.handleUnexpectedToken(getValueType(context), parser);
    }
}
