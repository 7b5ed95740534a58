package eus.gordailu.repository.expiry;

import static eus.gordailu.repository.JobFixture.attempt;
import static eus.gordailu.repository.expiry.DeletionRate.UNBOUNDED;
import static eus.gordailu.repository.expiry.ExpiredJob.at;
import static eus.gordailu.repository.expiry.ExpiredJob.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.job.TransferStillRunningException;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.snapshot.SnapshotStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpareTest {

    @TempDir
    Path path;

    @Test
    void theNewestWholeExpiredSnapshotIsLeftAndTheRestIsDeleted() throws IOException {
        ExpiredJob job = ExpiredJob.in(path, 4);
        Files.createDirectories(job.fixture().job().expired().resolve("incoming-1/data"));
        Files.createDirectories(job.fixture().job().expired().resolve("scratch-1"));

        DeletionReport report = job.trees().deleteAllButSpare(UNBOUNDED);

        assertThat(report.clean()).isTrue();
        assertThat(job.outOfView()).containsExactly(id(2).toString());
        assertThat(job.trees().deleteAllButSpare(UNBOUNDED).files()).isZero();
        assertThat(job.trees().deleteAll(UNBOUNDED).clean()).isTrue();
        assertThat(job.outOfView()).isEmpty();
    }

    @Test
    void whatIsDamagedOrWasNeverPublishedIsNoSpare() throws IOException {
        ExpiredJob job = ExpiredJob.in(path, 5);
        Path expired = job.fixture().job().expired();
        Files.delete(expired.resolve(id(3) + "/manifest.json"));
        Files.writeString(expired.resolve(id(2) + "/manifest.json"), "{");
        Files.move(expired.resolve(id(1) + "/data"), path.resolve("elsewhere"));

        job.trees().deleteAllButSpare(UNBOUNDED);

        assertThat(job.outOfView()).containsExactly(id(0).toString());
    }

    @Test
    void theSparesTreeBecomesThatOfTheNextSnapshot() throws IOException {
        ExpiredJob job = ExpiredJob.in(path, 3);
        try (JobLock lock = job.lock()) {
            SnapshotStage stage = SnapshotStage.begin(lock, attempt(1), at(9));

            Spare spare = job.trees().takeSpare(lock).orElseThrow();

            assertThat(spare).isEqualTo(new Spare(id(1), stage.data()));
            ExpiredJob.assertWhole(stage.data(), id(1));
            assertThat(stage.data().resolveSibling("manifest.json")).doesNotExist();
            assertThat(stage.data().resolveSibling("run.json")).exists();
            assertThat(job.trees().takeSpare(lock)).isEmpty();
        }
        job.trees().deleteAll(UNBOUNDED);
        assertThat(job.outOfView()).isEmpty();
        ExpiredJob.assertWhole(job.fixture().job().incoming().resolve("data"), id(1));
    }

    @Test
    void withoutAnExpiredSnapshotThereIsNoneAndIncomingStaysReady() throws IOException {
        ExpiredJob job = ExpiredJob.in(path, 1);
        try (JobLock lock = job.lock()) {
            SnapshotStage stage = SnapshotStage.begin(lock, attempt(1), at(9));

            assertThat(job.trees().takeSpare(lock)).isEmpty();
            assertThat(stage.data()).isEmptyDirectory();
        }
    }

    @Test
    void whatAnEarlierAttemptFetchedIsNotReplaced() throws IOException {
        ExpiredJob job = ExpiredJob.in(path, 3);
        try (JobLock lock = job.lock()) {
            SnapshotStage stage = SnapshotStage.begin(lock, attempt(1), at(9));
            Files.writeString(stage.data().resolve("fetched"), "x");

            assertThat(job.trees().takeSpare(lock)).isEmpty();
            assertThat(stage.data().resolve("fetched")).hasContent("x");
        }
        assertThat(job.outOfView()).hasSize(2);
    }

    @Test
    void whileAnEarlierTransferStillWritesNothingIsPutInItsWay() throws IOException {
        ExpiredJob job = ExpiredJob.in(path, 3);
        try (JobLock lock = job.lock();
                var transfer = lock.quietIncoming()) {
            assertThatExceptionOfType(TransferStillRunningException.class)
                    .isThrownBy(() -> job.trees().takeSpare(lock));
            assertThat(transfer.held()).isTrue();
        }
        assertThat(job.outOfView()).containsExactly(id(0).toString(), id(1).toString());
    }

    @Test
    void aTreeThatIsBeingDeletedIsNeverTakenAndItsNameMayComeBack() throws IOException {
        ExpiredJob job = ExpiredJob.in(path, 3);
        try (Directory expired = Directory.open(job.fixture().job().expired())) {
            ExpiredNames.markForDeletion(expired, FileName.of(id(1).toString()));
            ExpiredNames.markForDeletion(expired, FileName.of(id(0).toString()));
            expired.makeDirectory(FileName.of(id(1).toString()), 0700);
            ExpiredNames.markForDeletion(expired, FileName.of(id(1).toString()));
        }
        assertThat(job.outOfView())
                .containsExactly("deleting-" + id(0), "deleting-" + id(1), "deleting-" + id(1) + "-2");

        try (JobLock lock = job.lock()) {
            assertThat(job.trees().takeSpare(lock)).isEmpty();
        }
        assertThat(job.trees().deleteAllButSpare(UNBOUNDED).files()).isEqualTo(2L * (ExpiredJob.FILES + 1));
        assertThat(job.outOfView()).isEmpty();
    }

    @Test
    void aClaimIsLeftToItsRunAndGivenUpOnceThatIsGone() throws IOException {
        ExpiredJob job = ExpiredJob.in(path, 3);
        Path expired = job.fixture().job().expired();
        Files.move(expired.resolve(id(1).toString()), expired.resolve("taken-" + id(1)));
        try (JobLock lock = job.lock()) {
            job.trees().deleteAll(UNBOUNDED);
            assertThat(lock.directory()).isNotNull();
            assertThat(job.outOfView()).containsExactly("taken-" + id(1));
        }

        job.trees().deleteAll(UNBOUNDED);

        assertThat(job.outOfView()).isEmpty();
    }

    @Test
    void aDeletionThatIsUnderWayHoldsUpNoRunAndWhatThatTakesIsSafeFromIt() throws IOException {
        ExpiredJob job = ExpiredJob.in(Files.createDirectory(path.resolve("location")), 4);
        List<SnapshotId> taken = new ArrayList<>();
        Checkpoint run = step -> {
            if (step == Checkpoint.Step.MARKED_FOR_DELETION && taken.isEmpty()) {
                taken.addAll(job.takeAll(path));
            }
        };

        DeletionReport report = new ExpiredTrees(job.fixture().job(), run).deleteAll(UNBOUNDED);

        assertThat(report.clean()).isTrue();
        assertThat(taken).containsExactly(id(2), id(1));
        taken.forEach(id -> ExpiredJob.assertWhole(path.resolve(id.toString()), id));
    }

    /** The two go for the same trees at once, the one for the oldest first and the other for the newest: what is taken is whole, always. */
    @RepeatedTest(10)
    void whatIsTakenBesideADeletionIsWhole() throws Exception {
        ExpiredJob job = ExpiredJob.in(Files.createDirectory(path.resolve("location")), 9);
        CountDownLatch begun = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<DeletionReport> deletion = threads.submit(() -> {
                begun.countDown();
                return job.trees().deleteAll(UNBOUNDED);
            });
            begun.await();
            List<SnapshotId> taken = job.takeAll(path);

            assertThat(deletion.get().leftovers()).isEmpty();
            taken.forEach(id -> ExpiredJob.assertWhole(path.resolve(id.toString()), id));
        }
        job.trees().deleteAll(UNBOUNDED);
        assertThat(job.outOfView()).isEmpty();
    }
}
