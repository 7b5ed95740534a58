package eus.gordailu.snapshot.restore;

import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.push.Push;
import eus.gordailu.transfer.push.PushChange;
import eus.gordailu.transfer.push.PushRequest;
import eus.gordailu.transfer.push.PushResult;
import eus.gordailu.transfer.rsync.RsyncProgress;
import eus.gordailu.transfer.rsync.RsyncStats;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** In place of rsync: lets nothing through until it is opened, and keeps what it was asked for. */
final class Gate implements Push {

    final List<PushRequest> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch open = new CountDownLatch(1);

    @Override
    public PushResult push(
            PushRequest request,
            Consumer<PushChange> changes,
            Consumer<RsyncProgress> progress,
            Cancellation cancellation) {
        asked.add(request);
        try {
            open.await();
        } catch (InterruptedException e) {
            return new PushResult.Aborted();
        }
        return new PushResult.Complete(RsyncStats.NONE, 0, List.of());
    }

    void open() {
        open.countDown();
    }
}
