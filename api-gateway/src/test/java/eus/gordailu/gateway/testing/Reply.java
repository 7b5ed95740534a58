package eus.gordailu.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer, and what tests ask of it. */
public record Reply(int status, Map<String, List<String>> headers, String body) {

    private static final JsonMapper JSON = new JsonMapper();

    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of("")).getFirst();
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** The text at a JSON pointer. */
    public String at(String pointer) {
        return json().at(pointer).asString();
    }

    public Reply is(int expected) {
        assertThat(status).as(body).isEqualTo(expected);
        return this;
    }

    /** A problem of this status and type whose detail has these words. */
    public void isProblem(int expected, String type, String... words) {
        is(expected);
        assertThat(header("content-type")).startsWith("application/problem+json");
        assertThat(at("/type")).isEqualTo("urn:gordailu:problem:" + type);
        assertThat(json().at("/status").asInt()).isEqualTo(expected);
        assertThat(at("/title")).isNotBlank();
        assertThat(at("/detail"))
                .isNotBlank()
                .satisfies(detail ->
                        List.of(words).forEach(word -> assertThat(detail).contains(word)));
        assertThat(body).doesNotContain("eus.gordailu", "java.", "tools.jackson", "springframework", "\tat ");
    }
}
