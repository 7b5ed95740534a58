package eus.gordailu.transfer.rsync;

import eus.gordailu.transfer.TransferException;

/** Two parts of a source can't be compared each by itself. */
public final class NotApartException extends TransferException {

    NotApartException(String reason) {
        super(reason, null);
    }
}
