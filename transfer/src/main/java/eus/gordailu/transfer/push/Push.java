package eus.gordailu.transfer.push;

import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.rsync.RsyncProgress;
import java.util.function.Consumer;

/** Brings files of a snapshot to a client. */
public interface Push {

    /** Returns when it has ended, in whatever way. Each change is told when it is made, or when it is found that it would be. */
    PushResult push(
            PushRequest request,
            Consumer<PushChange> changes,
            Consumer<RsyncProgress> progress,
            Cancellation cancellation);
}
