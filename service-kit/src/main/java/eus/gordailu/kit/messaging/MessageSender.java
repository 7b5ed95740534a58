package eus.gordailu.kit.messaging;

import eus.gordailu.contracts.wire.WireMessage;

/** Sends messages; returns once the broker has them. */
@FunctionalInterface
public interface MessageSender {

    /**
     * Sends one message.
     *
     * @throws RuntimeException when the broker did not acknowledge it in time; it may have it all the same
     */
    void send(WireMessage message);
}
