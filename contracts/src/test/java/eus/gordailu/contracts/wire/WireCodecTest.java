package eus.gordailu.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class WireCodecTest {

    private static final JsonMapper JSON = WireCodec.json();
    private static final Instant TIME = Instant.parse("2026-11-23T02:00:00.123456Z");

    private final WireCodec codec = new WireCodec();

    @ParameterizedTest
    @EnumSource
    void everyTypeHasAFixtureThatIsReadAndWrittenWithoutLoss(MessageType type) {
        String fixture = fixture(type);

        CloudEvent event = codec.read(headers(type), fixture.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();

        assertThat(event.data()).isInstanceOf(type.record());
        assertThat(JSON.readTree(codec.write(event).body())).isEqualTo(JSON.readTree(fixture));
        assertThat(event.data().key()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void aFieldOfALaterVersionIsIgnored(MessageType type) {
        ObjectNode body = (ObjectNode) JSON.readTree(fixture(type));
        body.put("addedLater", "something");

        assertThat(codec.read(headers(type), JSON.writeValueAsBytes(body))).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void theAttributesAreThoseOfCloudEvents(MessageType type) {
        Message message = JSON.readValue(fixture(type), type.record());

        WireMessage wire = codec.write(new CloudEvent("id-1", "/gordailu/test", TIME, message));

        assertThat(wire.headers())
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_id", "id-1")
                .containsEntry("ce_source", "/gordailu/test")
                .containsEntry("ce_type", type.wireName())
                .containsEntry("ce_time", "2026-11-23T02:00:00.123456Z")
                .containsEntry("content-type", "application/json");
        assertThat(wire.topic()).startsWith("gordailu.");
        assertThat(wire.key()).isEqualTo(message.key());
    }

    @Test
    void aTypeOfALaterVersionIsNoneOfOurs() {
        Map<String, String> headers = new HashMap<>(headers(MessageType.JOB_DUE));
        headers.put(WireCodec.TYPE, "eus.gordailu.job.due.v2");

        assertThat(codec.read(headers, new byte[0])).isEmpty();
    }

    @Test
    void anUnreadableBodyIsNamedWithItsTypeAndBeginning() {
        byte[] body = "{\"runId\": 7".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> codec.read(headers(MessageType.JOB_DUE), body))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageContaining("eus.gordailu.job.due.v1")
                .hasMessageContaining("{\"runId\": 7");
    }

    @Test
    void aMissingListIsUnreadableRatherThanNull() {
        ObjectNode body = (ObjectNode) JSON.readTree(fixture(MessageType.ROTATION_COMPLETED));
        body.remove("kept");

        assertThatThrownBy(() -> codec.read(headers(MessageType.ROTATION_COMPLETED), JSON.writeValueAsBytes(body)))
                .isInstanceOf(UnreadableMessageException.class);
    }

    @Test
    void aJobDueGoesToTheTopicOfItsLocation() {
        Message due = JSON.readValue(fixture(MessageType.JOB_DUE), MessageType.JOB_DUE.record());

        assertThat(MessageType.topicOf(due)).isEqualTo("gordailu.job-due.main");
    }

    record Questioned(int count) {

        public boolean isEmpty() {
            return count == 0;
        }
    }

    @Test
    void aQuestionThatARecordAnswersIsNoFieldOfIt() {
        assertThat(JSON.writeValueAsString(new Questioned(1))).isEqualTo("{\"count\":1}");
    }

    @Test
    void everyMessageRecordIsListedOnce() {
        assertThat(MessageType.values()).extracting(MessageType::record).doesNotHaveDuplicates();
        assertThat(MessageType.values())
                .extracting(MessageType::wireName)
                .allMatch(name -> name.matches("eus\\.gordailu\\.[a-z-]+\\.[a-z-]+\\.v1"));
    }

    private static Map<String, String> headers(MessageType type) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                "id-1",
                "ce_source",
                "/gordailu/test",
                "ce_type",
                type.wireName(),
                "ce_time",
                TIME.toString());
    }

    private static String fixture(MessageType type) {
        String name = "/fixtures/" + type.wireName() + ".json";
        try (InputStream in = WireCodecTest.class.getResourceAsStream(name)) {
            JsonNode tree = JSON.readTree(Objects.requireNonNull(in, "no fixture " + name));
            return tree.toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
