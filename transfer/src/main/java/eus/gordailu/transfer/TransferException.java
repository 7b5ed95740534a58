package eus.gordailu.transfer;

import org.jspecify.annotations.Nullable;

/** The root of what this module throws: something on this machine, not at the other end, is not as it must be. */
public abstract class TransferException extends RuntimeException {

    protected TransferException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
