package eus.gordailu.allinone;

/** Nothing was started; the message says why, and what to do. */
final class StartRefusedException extends RuntimeException {

    StartRefusedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** For a cause whose message is a sentence already. */
    static StartRefusedException because(RuntimeException cause) {
        return new StartRefusedException(String.valueOf(cause.getMessage()), cause);
    }
}
