package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.gordailu.repository.RepositoryException;
import eus.gordailu.repository.location.DiskWork;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SideWorkTest {

    @Test
    void itsResultIsWaitedFor() {
        assertThat(SideWork.begin("test", () -> 42).result()).isEqualTo(42);
    }

    @Test
    void whatItsDiskSaysIsSaidToTheAttempt() {
        SideWork<Integer> failing = SideWork.begin(
                "test",
                () -> new DiskWork("try", Path.of("/disk")).run(() -> {
                    throw new IOException("broken");
                }));

        assertThatThrownBy(failing::result)
                .isInstanceOf(RepositoryException.class)
                .hasMessageContaining("broken");
    }

    @Test
    void whatIsGivenUpHasEnded() throws InterruptedException {
        AtomicBoolean ended = new AtomicBoolean();

        beginSlowWork(ended).giveUp();

        assertThat(ended).isTrue();
    }

    @Test
    void soItHasForWhoeverIsInterruptedHimself() throws InterruptedException {
        AtomicBoolean ended = new AtomicBoolean();
        SideWork<Integer> work = beginSlowWork(ended);
        Thread.currentThread().interrupt();

        work.giveUp();

        assertThat(ended).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void soItHasForWhoeverIsInterruptedWhileWaitingForIt() throws InterruptedException {
        AtomicBoolean ended = new AtomicBoolean();
        SideWork<Integer> work = beginSlowWork(ended);
        Thread.currentThread().interrupt();

        assertThatThrownBy(work::result).isInstanceOf(CancellationException.class);

        assertThat(ended).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }

    /** It takes some time to end, too. */
    private static SideWork<Integer> beginSlowWork(AtomicBoolean ended) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        SideWork<Integer> work = SideWork.begin("test", () -> {
            begun.countDown();
            try {
                Thread.sleep(Duration.ofMinutes(1));
            } finally {
                Thread.sleep(Duration.ofMillis(200));
                ended.set(true);
            }
            return 1;
        });
        begun.await();
        return work;
    }
}
