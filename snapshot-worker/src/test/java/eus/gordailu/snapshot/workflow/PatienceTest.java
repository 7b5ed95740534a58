package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.job.JobLockedException;
import eus.gordailu.repository.posix.HeldLock;
import eus.gordailu.transfer.process.Cancellation;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatienceTest {

    private static final Duration LONG = Duration.ofHours(1);

    @TempDir
    Path root;

    private final Cancellation cancellation = Cancellation.never();
    private final AtomicInteger tries = new AtomicInteger();
    private LocalJob job = new LocalJob(Path.of("/"), Clock.systemUTC());

    @BeforeEach
    void aJob() {
        job = new LocalJob(root, Clock.systemUTC()).made();
    }

    @Test
    void aTransferThatStillEndsIsWaitedFor() {
        try (JobLock lock = JobLock.acquire(job.directory());
                HeldLock transfer = lock.quietIncoming();
                HeldLock quiet = Patience.of(LONG, cancellation).until(() -> quietAtTheSecondTry(lock, transfer))) {
            assertThat(quiet.held()).isTrue();
        }
        assertThat(tries).hasValue(2);
    }

    @Test
    void whoIsStillInTheWayAtTheEndIsToldOf() {
        assertGivesUpAfterOneTry(Duration.ZERO);
    }

    @Test
    void whoIsCancelledWaitsForNobody() {
        cancellation.cancel();

        assertGivesUpAfterOneTry(LONG);
    }

    @Test
    void whoIsInterruptedWaitsForNobodyAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        try {
            assertGivesUpAfterOneTry(LONG);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void whatFailsForAnotherReasonIsNotTriedAgain() {
        assertThatThrownBy(() -> Patience.of(LONG, cancellation).until(() -> {
                    tries.incrementAndGet();
                    throw new IllegalStateException("another reason");
                }))
                .hasMessage("another reason");
        assertThat(tries).hasValue(1);
    }

    private void assertGivesUpAfterOneTry(Duration longest) {
        try (JobLock held = JobLock.acquire(job.directory())) {
            assertThat(held.directory()).isEqualTo(job.directory());
            assertThatThrownBy(() -> Patience.of(longest, cancellation).until(this::locked))
                    .isInstanceOf(JobLockedException.class);
        }
    }

    private JobLock locked() {
        assertThat(tries.incrementAndGet()).as("the tries").isEqualTo(1);
        return JobLock.acquire(job.directory());
    }

    private HeldLock quietAtTheSecondTry(JobLock lock, HeldLock transfer) {
        if (tries.incrementAndGet() == 2) {
            transfer.close();
        }
        return lock.quietIncoming();
    }
}
