package eus.gordailu.repository.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.repository.JobFixture;
import eus.gordailu.repository.posix.HeldLock;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobLockTest {

    @TempDir
    Path path;

    private JobDirectory job;

    @BeforeEach
    void aJob() {
        job = JobFixture.in(path).job();
    }

    @Test
    void aSecondHolderIsRefusedInAnyThread() {
        try (JobLock lock = JobLock.acquire(job)) {
            assertThat(lock.directory()).isEqualTo(job);
            assertThatThrownBy(() -> CompletableFuture.supplyAsync(() -> JobLock.acquire(job))
                            .join())
                    .cause()
                    .isInstanceOf(JobLockedException.class)
                    .satisfies(e ->
                            assertThat(((JobLockedException) e).failureClass()).isEqualTo(FailureClass.TRANSIENT));
        }
    }

    @Test
    void aRefusedAttemptLeavesTheLockWithItsHolder() throws Exception {
        try (JobLock lock = JobLock.acquire(job)) {
            assertThat(lock.directory()).isEqualTo(job);
            assertThatThrownBy(() -> JobLock.acquire(job)).isInstanceOf(JobLockedException.class);

            assertThat(flock("lock", "true")).isEqualTo(1);
        }
        assertThat(flock("lock", "true")).isZero();
    }

    @Test
    void anotherProcessesLockIsRespected() throws Exception {
        Process holder =
                new ProcessBuilder("flock", job.path().resolve("lock").toString(), "sh", "-c", "echo; read x").start();
        holder.getInputStream().read();

        assertThatThrownBy(() -> JobLock.acquire(job)).isInstanceOf(JobLockedException.class);

        holder.getOutputStream().close();
        holder.waitFor();
        JobLock.acquire(job).close();
    }

    @Test
    void aTransferThatOutlivedItsWorkerIsNoticed() throws Exception {
        Process orphan = new ProcessBuilder(
                        "flock", "--no-fork", job.incomingLock().toString(), "sh", "-c", "echo; read x")
                .start();
        orphan.getInputStream().read();
        try (JobLock lock = JobLock.acquire(job)) {
            assertThatThrownBy(lock::quietIncoming)
                    .isInstanceOf(TransferStillRunningException.class)
                    .hasMessageContaining("incoming.lock");

            orphan.getOutputStream().close();
            orphan.waitFor();
            try (HeldLock quiet = lock.quietIncoming()) {
                assertThat(quiet.held()).isTrue();
            }
        }
    }

    @Test
    void aLockThatWasGivenBackGivesNoRight() {
        JobLock lock = JobLock.acquire(job);
        lock.close();

        assertThatThrownBy(lock::directory).isInstanceOf(IllegalStateException.class);
    }

    private int flock(String file, String command) throws Exception {
        return new ProcessBuilder(
                        "flock", "--nonblock", job.path().resolve(file).toString(), command)
                .start()
                .waitFor();
    }
}
