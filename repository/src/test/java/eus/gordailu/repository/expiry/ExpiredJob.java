package eus.gordailu.repository.expiry;

import static eus.gordailu.repository.JobFixture.CONTENT;
import static eus.gordailu.repository.JobFixture.MONDAY;
import static eus.gordailu.repository.JobFixture.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.repository.JobFixture;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.snapshot.SnapshotStage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A job with expired snapshots, of which each has its own number in every file. */
record ExpiredJob(JobFixture fixture) {

    static final int FILES = 40;

    /** As many, made a minute apart, of which all but the last have expired. */
    static ExpiredJob in(Path directory, int snapshots) throws IOException {
        ExpiredJob job = new ExpiredJob(JobFixture.in(directory));
        for (int number = 0; number < snapshots; number++) {
            job.make(number);
        }
        try (JobLock lock = job.lock()) {
            for (int number = 0; number < snapshots - 1; number++) {
                new SnapshotExpiry(lock).expire(id(number));
            }
        }
        return job;
    }

    static SnapshotId id(int number) {
        return SnapshotId.at(at(number));
    }

    static Instant at(int number) {
        return MONDAY.plusSeconds(60L * number);
    }

    void make(int number) throws IOException {
        try (JobLock lock = lock()) {
            SnapshotStage stage = SnapshotStage.begin(lock, attempt(1), at(number));
            for (int file = 0; file < FILES; file++) {
                Path directory = Files.createDirectories(stage.data().resolve("etc/" + file % 4));
                Files.writeString(directory.resolve("file" + file), String.valueOf(number));
            }
            stage.seal(CONTENT, at(number).plusSeconds(5));
        }
    }

    JobLock lock() {
        return JobLock.acquire(fixture.job());
    }

    ExpiredTrees trees() {
        return new ExpiredTrees(fixture.job());
    }

    List<String> outOfView() {
        String[] names = fixture.job().expired().toFile().list();
        assertThat(names).isNotNull();
        return Arrays.stream(names).sorted().toList();
    }

    /** Takes one spare after the other and puts it aside, until there is none. */
    List<SnapshotId> takeAll(Path aside) {
        List<SnapshotId> ids = new ArrayList<>();
        try (JobLock lock = lock()) {
            for (var spare = trees().takeSpare(lock); spare.isPresent(); spare = trees().takeSpare(lock)) {
                SnapshotId id = spare.get().id();
                ids.add(id);
                Files.move(spare.get().data(), aside.resolve(id.toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ids;
    }

    /** The tree holds all that was made under this name. */
    static void assertWhole(Path data, SnapshotId id) {
        int number = IntStream.range(0, 10)
                .filter(each -> id(each).equals(id))
                .findFirst()
                .orElseThrow();
        for (int file = 0; file < FILES; file++) {
            assertThat(data.resolve("etc/%d/file%d".formatted(file % 4, file))).hasContent(String.valueOf(number));
        }
    }
}
