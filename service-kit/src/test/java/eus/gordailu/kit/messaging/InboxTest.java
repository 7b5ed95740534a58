package eus.gordailu.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.run.AbortRun;
import eus.gordailu.contracts.wire.CloudEvent;
import eus.gordailu.contracts.wire.UnreadableMessageException;
import eus.gordailu.contracts.wire.WireCodec;
import eus.gordailu.contracts.wire.WireMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.messaging.support.MessageBuilder;

class InboxTest {

    private static final AbortRun ABORT = new AbortRun(RunId.random(), "admin", Instant.EPOCH);

    private final List<AbortRun> heard = new ArrayList<>();
    private final Inbox inbox = new Inbox(List.of(MessageHandler.on(AbortRun.class, heard::add)));

    @Test
    void aMessageReachesTheHandlerOfItsType() {
        inbox.accept(message(Map.of()));

        assertThat(heard).containsExactly(ABORT);
    }

    @Test
    void attributesAreFoundUnderTheNamesThatSpringGivesThem() {
        Message<byte[]> plain = message(Map.of());
        Map<String, Object> renamed = new HashMap<>();
        plain.getHeaders().forEach((name, value) -> renamed.put(name.replace("ce_", "ce-"), value));

        inbox.accept(new GenericMessage<>(plain.getPayload(), renamed));

        assertThat(heard).containsExactly(ABORT);
    }

    @Test
    void aTypeThatNobodyHandlesIsPassedOver() {
        inbox.accept(message(Map.of(WireCodec.TYPE, "eus.gordailu.run.start.v7")));

        assertThat(heard).isEmpty();
    }

    @Test
    void anUnreadableMessageIsTheErrorHandlersConcern() {
        Message<byte[]> broken = MessageBuilder.withPayload("{".getBytes(StandardCharsets.UTF_8))
                .copyHeaders(message(Map.of()).getHeaders())
                .build();

        assertThatThrownBy(() -> inbox.accept(broken)).isInstanceOf(UnreadableMessageException.class);
    }

    @Test
    void onlyTheAttributesReachTheWireAsPlainText() {
        RecordHeaders wire = new RecordHeaders();
        new WireHeaders()
                .fromHeaders(new MessageHeaders(Map.of("ce_type", "t", "contentType", "x", "other", "y")), wire);

        assertThat(wire.toArray()).hasSize(1);
        assertThat(wire.lastHeader("ce_type").value()).isEqualTo("t".getBytes(StandardCharsets.UTF_8));

        Map<String, Object> back = new HashMap<>();
        wire.add("other", new byte[] {1});
        new WireHeaders().toHeaders(wire, back);
        assertThat(back).containsExactly(Map.entry("ce_type", "t"));
    }

    private static Message<byte[]> message(Map<String, String> instead) {
        WireMessage wire = new WireCodec().write(CloudEvent.of(ABORT, "/gordailu/test", Instant.EPOCH));
        return MessageBuilder.withPayload(wire.body().getBytes(StandardCharsets.UTF_8))
                .copyHeaders(wire.headers())
                .copyHeaders(instead)
                .build();
    }
}
