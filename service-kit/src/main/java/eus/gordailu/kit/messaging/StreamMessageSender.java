package eus.gordailu.kit.messaging;

import eus.gordailu.contracts.wire.WireMessage;
import java.nio.charset.StandardCharsets;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.support.MessageBuilder;

/** Sends through Spring Cloud Stream, whose producers wait for the acknowledgement. */
final class StreamMessageSender implements MessageSender {

    private final StreamBridge bridge;

    StreamMessageSender(StreamBridge bridge) {
        this.bridge = bridge;
    }

    @Override
    public void send(WireMessage message) {
        bridge.send(
                message.topic(),
                MessageBuilder.withPayload(message.body().getBytes(StandardCharsets.UTF_8))
                        .copyHeaders(message.headers())
                        .setHeader(KafkaHeaders.KEY, message.key().getBytes(StandardCharsets.UTF_8))
                        .build());
    }
}
