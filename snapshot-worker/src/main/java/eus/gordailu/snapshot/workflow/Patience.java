package eus.gordailu.snapshot.workflow;

import eus.gordailu.repository.job.JobLockedException;
import eus.gordailu.repository.job.TransferStillRunningException;
import eus.gordailu.transfer.process.Cancellation;
import java.time.Duration;
import java.util.function.Supplier;

/** Tries again for a while what others hold up who will soon be done. */
record Patience(long deadline, Cancellation cancellation) {

    private static final Duration PAUSE = Duration.ofMillis(500);

    static Patience of(Duration longest, Cancellation cancellation) {
        return new Patience(System.nanoTime() + longest.toNanos(), cancellation);
    }

    /**
     * What the work gives once nobody is in its way.
     *
     * @throws JobLockedException when somebody still is, at the end or at the cancellation
     */
    <T> T until(Supplier<T> work) {
        while (true) {
            try {
                return work.get();
            } catch (JobLockedException | TransferStillRunningException e) {
                if (!mayTryAgain()) {
                    throw e;
                }
            }
        }
    }

    private boolean mayTryAgain() {
        try {
            return System.nanoTime() - deadline < 0 && !cancellation.await(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
