package eus.gordailu.systemtests.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.wire.WireCodec;
import tools.jackson.databind.JsonNode;

/** An answer of the API. */
public record Reply(int status, String type, String text) {

    public JsonNode json() {
        return WireCodec.json().readTree(text);
    }

    /** The body of an answer with this status. */
    public JsonNode is(int expected) {
        assertThat(status).as(text).isEqualTo(expected);
        return json();
    }
}
