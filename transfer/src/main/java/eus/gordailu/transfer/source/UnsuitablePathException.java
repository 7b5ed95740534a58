package eus.gordailu.transfer.source;

import eus.gordailu.transfer.TransferException;

/** A path or address that can't be handed to rsync without changing its meaning. */
public final class UnsuitablePathException extends TransferException {

    private final String path;

    public UnsuitablePathException(String path, String why) {
        super("\"%s\" can't be given to rsync: %s".formatted(path, why), null);
        this.path = path;
    }

    public String path() {
        return path;
    }
}
