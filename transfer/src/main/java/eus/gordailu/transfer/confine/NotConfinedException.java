package eus.gordailu.transfer.confine;

import eus.gordailu.transfer.TransferException;

/** What is to be received from another machine can't be received confined, as is wanted. */
public final class NotConfinedException extends TransferException {

    NotConfinedException(String sentence) {
        super(sentence, null);
    }
}
