package eus.gordailu.kit.store;

import eus.gordailu.contracts.wire.Message;
import java.util.List;
import java.util.stream.Stream;

/** What a document becomes, and the messages that tell of it. */
public record Change<T>(T value, List<Message> messages) {

    public Change {
        messages = List.copyOf(messages);
    }

    public static <T> Change<T> to(T value, Message... messages) {
        return new Change<>(value, List.of(messages));
    }

    /** The same, with this told as well. */
    public Change<T> and(Message more) {
        return new Change<>(
                value, Stream.concat(messages.stream(), Stream.of(more)).toList());
    }
}
