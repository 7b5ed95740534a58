package eus.gordailu.gateway.export;

import eus.gordailu.contracts.wire.WireCodec;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** The one form of exported files: equal entities give equal bytes. */
final class ExportJson {

    private final JsonMapper json;

    ExportJson() {
        SimpleModule sorted = new SimpleModule("sorted");
        sorted.addSerializer(new SortedSets());
        json = WireCodec.json()
                .rebuild()
                .addModule(sorted)
                .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
    }

    String write(Object value) {
        return json.writeValueAsString(value) + "\n";
    }

    /** A set has no order of its own: it could change with every start. */
    private static final class SortedSets extends StdSerializer<Set<?>> {

        SortedSets() {
            super(JsonMapper.shared().getTypeFactory().constructCollectionType(Set.class, Object.class));
        }

        @Override
        public void serialize(Set<?> value, JsonGenerator generator, SerializationContext context) {
            context.writeValue(generator, value.stream().sorted().toList());
        }
    }
}
