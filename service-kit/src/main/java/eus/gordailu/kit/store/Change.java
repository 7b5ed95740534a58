package eus.gordailu.kit.store;

import eus.gordailu.contracts.wire.Message;
import java.util.List;

/** What a document becomes, and the messages that tell of it. */
public record Change<T>(T value, List<Message> messages) {

    public Change {
        messages = List.copyOf(messages);
    }

    public static <T> Change<T> to(T value, Message... messages) {
        return new Change<>(value, List.of(messages));
    }
}
