package eus.gordailu.kit.messaging;

import eus.gordailu.contracts.wire.Message;
import java.util.function.Consumer;

/**
 * What a service does with one type of message. It may be called again with the same message, or with an older one, and
 * must then change nothing.
 */
public record MessageHandler<T extends Message>(Class<T> type, Consumer<T> action) {

    public static <T extends Message> MessageHandler<T> on(Class<T> type, Consumer<T> action) {
        return new MessageHandler<>(type, action);
    }

    /** Hands on a message of this handler's type. */
    public void handle(Message message) {
        action.accept(type.cast(message));
    }
}
