package eus.gordailu.transfer.pull;

import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.rsync.RsyncProgress;
import java.util.function.Consumer;

/** Pulls a client's paths into a directory. */
public interface Pull {

    /**
     * Returns when it has ended, in whatever way; all that can go wrong on either side is in the result. Progress comes
     * about once a second, from another thread; what it throws ends the pull and is thrown here.
     */
    PullResult pull(PullRequest request, Consumer<RsyncProgress> progress, Cancellation cancellation);
}
