package eus.gordailu.transfer.rsync;

import eus.gordailu.transfer.TransferException;

/** There is something in the source that is to be kept out, and it was not looked for. */
public final class KeepOutMetException extends TransferException {

    KeepOutMetException(String path) {
        super("%s is to be kept out".formatted(path), null);
    }
}
