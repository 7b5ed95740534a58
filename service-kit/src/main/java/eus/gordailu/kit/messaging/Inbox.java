package eus.gordailu.kit.messaging;

import eus.gordailu.contracts.wire.WireCodec;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;

/**
 * The one door through which messages reach a service: reads each and hands it to the handler of its type. Types that
 * the service does not handle are passed over.
 */
public final class Inbox implements Consumer<Message<byte[]>> {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final WireCodec codec = new WireCodec();
    private final Map<Class<?>, MessageHandler<?>> handlers;

    public Inbox(List<MessageHandler<?>> handlers) {
        this.handlers = handlers.stream().collect(Collectors.toMap(MessageHandler::type, Function.identity()));
    }

    @Override
    public void accept(Message<byte[]> message) {
        Map<String, String> attributes = WireHeaders.text(message.getHeaders());
        LOG.debug("Heard {} {}", attributes.get(WireCodec.TYPE), attributes.get(WireCodec.ID));
        codec.read(attributes, message.getPayload()).ifPresent(event -> {
            MessageHandler<?> handler = handlers.get(event.data().getClass());
            if (handler != null) {
                handler.handle(event.data());
            }
        });
    }
}
