package eus.gordailu.transfer.rsync;

import eus.gordailu.transfer.TransferException;

/** More differs than is worth to be held in memory: a plain pull does as well then. */
public final class TooManyChangesException extends TransferException {

    TooManyChangesException(long count) {
        super("More than %d entries differ".formatted(count), null);
    }
}
