package eus.gordailu.repository.expiry;

import static eus.gordailu.repository.JobFixture.attempt;
import static eus.gordailu.repository.expiry.DeletionRate.UNBOUNDED;
import static eus.gordailu.repository.expiry.ExpiredJob.at;
import static eus.gordailu.repository.expiry.ExpiredJob.id;
import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.snapshot.SnapshotStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExpiryCrashTest {

    @TempDir
    Path directory;

    private Path path;
    private ExpiredJob job;

    @BeforeEach
    void aJobWithThreeExpiredSnapshots() throws IOException {
        path = Files.createDirectory(directory.resolve("location"));
        job = ExpiredJob.in(path, 4);
    }

    @ParameterizedTest
    @CsvSource({
        "MARKED_FOR_DELETION, 1, '2, 1'", "ENTRY_DELETED, 10, '2, 1'",
        "MARKED_FOR_DELETION, 2, '2'", "ENTRY_DELETED, 60, '2'"
    })
    void aKilledDeletionLeavesWholeWhatMayStillBeTakenAndTheNextGoesOn(Checkpoint.Step step, int times, String whole)
            throws Exception {
        killAt(step, times);

        assertThat(job.takeAll(directory)).containsExactlyElementsOf(ids(whole));
        assertThat(job.trees().deleteAllButSpare(UNBOUNDED).clean()).isTrue();
        assertThat(job.outOfView()).isEmpty();
        theOneInViewIsWhole();
    }

    private static List<SnapshotId> ids(String numbers) {
        return Arrays.stream(numbers.split(", "))
                .map(number -> id(Integer.parseInt(number)))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = Checkpoint.Step.class,
            names = {"CLAIMED", "ROOM_MADE", "TAKEN", "REST_MARKED"})
    void aKilledTakingLeavesNothingHalfAndTheNextRunBegins(Checkpoint.Step step) throws Exception {
        killAt(step, 1);

        boolean taken = step.compareTo(Checkpoint.Step.TAKEN) >= 0;
        Path data = job.fixture().job().incoming().resolve("data");
        if (taken) {
            ExpiredJob.assertWhole(data, id(2));
        } else {
            assertThat(data).doesNotExist();
        }
        takenIsWhole(taken ? Optional.empty() : Optional.of(1));
        job.trees().deleteAllButSpare(UNBOUNDED);
        assertThat(job.outOfView()).containsExactly(id(taken ? 1 : 0).toString());
        theOneInViewIsWhole();
    }

    /** What the next run would do; an attempt that found a tree in incoming/ gets no other. */
    private void takenIsWhole(Optional<Integer> expected) {
        try (JobLock lock = job.lock()) {
            Optional<Spare> spare = job.trees().takeSpare(lock);
            assertThat(spare.map(Spare::id)).isEqualTo(expected.map(ExpiredJob::id));
            if (spare.isPresent()) {
                ExpiredJob.assertWhole(spare.get().data(), spare.get().id());
            }
            assertThat(SnapshotStage.begin(lock, attempt(2), at(9)).resumed()).isFalse();
        }
    }

    private void theOneInViewIsWhole() {
        assertThat(job.fixture().job().snapshots().toFile().list()).containsExactly(id(3).toString());
        ExpiredJob.assertWhole(job.fixture().job().snapshots().resolve(id(3) + "/data"), id(3));
    }

    private void killAt(Checkpoint.Step step, int times) throws Exception {
        Path errors = directory.resolve("errors");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledExpiry.class.getName(),
                        path.toString(),
                        step.name(),
                        String.valueOf(times))
                .redirectError(errors.toFile())
                .start();
        assertThat(process.inputReader().readLine())
                .as("the process says that it has come to %s: %s", step, Files.readString(errors))
                .isEqualTo("reached");
        process.destroyForcibly().waitFor();
    }
}
