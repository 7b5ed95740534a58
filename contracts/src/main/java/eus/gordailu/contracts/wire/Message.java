package eus.gordailu.contracts.wire;

/** An event or a command: a record with a {@link MessageType} of its own. */
public interface Message {

    /** What keeps its order: messages with the same key are read in the order in which they were sent. */
    String key();
}
