package eus.gordailu.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Holds docs/asyncapi.yaml to the records. */
class AsyncApiTest {

    private static final JsonNode DOCUMENT = new YAMLMapper().readTree(Path.of("../docs/asyncapi.yaml"));

    @ParameterizedTest
    @EnumSource
    void everyMessageIsDescribedAsItsRecordIs(MessageType type) {
        JsonNode message = DOCUMENT.at("/components/messages/" + type.record().getSimpleName());

        assertThat(message.path("name").asString()).isEqualTo(type.wireName());
        assertThat(message.path("summary").asString()).isNotBlank();
        assertDescribed(message.path("payload"), type.record());
    }

    @ParameterizedTest
    @EnumSource
    void everyMessageIsInTheChannelOfItsTopic(MessageType type) {
        Message fixture = WireCodec.json()
                .readValue(
                        AsyncApiTest.class.getResourceAsStream("/fixtures/" + type.wireName() + ".json"),
                        type.record());
        String address = type == MessageType.JOB_DUE
                ? Topic.JOB_DUE.topicName() + ".{locationId}"
                : MessageType.topicOf(fixture);

        assertThat(DOCUMENT.path("channels").values())
                .filteredOn(
                        channel -> channel.path("messages").has(type.record().getSimpleName()))
                .singleElement()
                .satisfies(channel ->
                        assertThat(channel.path("address").asString()).isEqualTo(address));
    }

    @Test
    void nothingIsDescribedThatIsNotThere() {
        assertThat(names(DOCUMENT.at("/components/messages")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(MessageType.values())
                        .map(type -> type.record().getSimpleName())
                        .toList());
    }

    @Test
    void everyRecordWithinAMessageIsDescribedToo() {
        for (Class<?> nested : nested()) {
            JsonNode schema = DOCUMENT.at("/components/schemas/" + nested.getSimpleName());
            if (nested.isEnum()) {
                assertThat(schema.path("enum").values())
                        .extracting(JsonNode::asString)
                        .containsExactlyElementsOf(Arrays.stream(nested.getEnumConstants())
                                .map(Object::toString)
                                .toList());
            } else {
                assertDescribed(schema, nested);
            }
        }
    }

    private static void assertDescribed(JsonNode schema, Class<?> type) {
        assertThat(names(schema.path("properties")))
                .as("the properties of %s", type)
                .containsExactlyInAnyOrderElementsOf(
                        components(type).map(RecordComponent::getName).toList());
        assertThat(schema.path("required").values())
                .as("what %s always has", type)
                .extracting(JsonNode::asString)
                .containsExactlyInAnyOrderElementsOf(components(type)
                        .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .map(RecordComponent::getName)
                        .toList());
    }

    private static Set<String> names(JsonNode node) {
        return new TreeSet<>(node.propertyNames());
    }

    private static Stream<RecordComponent> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents());
    }

    private static Set<Class<?>> nested() {
        Set<Class<?>> found =
                Arrays.stream(MessageType.values()).map(MessageType::record).collect(Collectors.toSet());
        Deque<Class<?>> open = new ArrayDeque<>(found);
        found.clear();
        while (!open.isEmpty()) {
            components(open.pop())
                    .flatMap(component -> ours(component.getGenericType()).stream())
                    .filter(found::add)
                    .filter(Class::isRecord)
                    .forEach(open::push);
        }
        return found;
    }

    /** Our records and enums in a type, ids apart: those are strings. */
    private static List<Class<?>> ours(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments())
                    .flatMap(argument -> ours(argument).stream())
                    .toList();
        }
        return type instanceof Class<?> plain
                        && plain.getName().startsWith("eus.gordailu.")
                        && !plain.getName().contains(".id.")
                        && (plain.isRecord() || plain.isEnum())
                ? List.of(plain)
                : List.of();
    }
}
