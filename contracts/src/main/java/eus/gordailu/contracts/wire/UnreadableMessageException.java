package eus.gordailu.contracts.wire;

/** A message of a known type could not be read: it goes to the dead letters, where somebody can look at it. */
public final class UnreadableMessageException extends RuntimeException {

    UnreadableMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}
