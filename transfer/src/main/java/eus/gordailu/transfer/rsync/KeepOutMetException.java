package eus.gordailu.transfer.rsync;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.TransferException;

/** There is something that is to be kept out, where it was not looked for. */
public final class KeepOutMetException extends TransferException {

    private final transient TreePath path;

    public KeepOutMetException(TreePath path) {
        super("%s is to be kept out".formatted(path), null);
        this.path = path;
    }

    public TreePath path() {
        return path;
    }
}
