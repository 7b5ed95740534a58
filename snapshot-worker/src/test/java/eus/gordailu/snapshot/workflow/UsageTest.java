package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.usage.JobUsage;
import eus.gordailu.contracts.usage.SnapshotUsage;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.repository.usage.UsageBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the change lists tell of disk usage is what the inodes on the disk come to. */
class UsageTest {

    private static final int GENERATIONS = 14;

    @TempDir
    Path root;

    private final SettableClock clock = new SettableClock("2026-11-23T02:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void usageIsWhatTheInodesComeToThroughAnyHistory(long seed) throws IOException {
        Random random = new Random(seed);
        LocalJob job = new LocalJob(root, clock).made();
        for (String directory : List.of("one/deep", "two")) {
            Files.createDirectories(job.client().resolve("source").resolve(directory));
        }
        Files.writeString(job.client().resolve("source/single"), "single");
        // A path that is empty all at once is set aside.
        Files.writeString(job.client().resolve("source/two/stays"), "stays");
        for (int generation = 0; generation < GENERATIONS; generation++) {
            change(job.client().resolve("source"), random);
            clock.advance(Duration.ofHours(1));
            job.snapshot();
            assertUsageIsTrue(job, "after snapshot %d of seed %d".formatted(generation, seed));
            expire(job, random, generation, seed);
        }
    }

    @Test
    void whatNoListTellsIsUnknownAndComesBackWithTheNextSnapshots() throws IOException {
        LocalJob job = new LocalJob(root, clock).made();
        Path source = Files.createDirectories(job.client().resolve("source"));
        Files.createDirectories(source.resolve("one"));
        Files.createDirectories(source.resolve("two"));
        List<StoredSnapshot.Published> made = new ArrayList<>();
        for (String content : List.of("a", "bb", "ccc", "dddd")) {
            Files.writeString(source.resolve("single"), content);
            clock.advance(Duration.ofHours(1));
            made.add(job.snapshot());
        }
        Files.writeString(made.get(1).directory().resolve("changes.ndjson.gz"), "no list");

        job.expire(made.get(1).id());

        JobUsage usage = usage(job);
        assertThat(usage.totalBytes()).isNull();
        assertThat(usage.snapshots()).extracting(SnapshotUsage::bytes).containsExactly(1L, 3L, 4L);
        job.expire(made.getFirst().id());
        assertThat(usage(job).totalBytes()).isEqualTo(7);
    }

    private static void change(Path source, Random random) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(source)) {
            all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("single"))
                    .sorted()
                    .forEach(files::add);
        }
        for (Path file : files) {
            switch (random.nextInt(8)) {
                case 0 -> Files.delete(file);
                case 1, 2 -> Files.write(file, new byte[1 + random.nextInt(5000)]);
                case 3 -> {
                    Files.delete(file);
                    Files.createDirectory(file);
                }
                default -> {}
            }
        }
        for (int i = random.nextInt(5); i >= 0; i--) {
            Path directory = source.resolve(List.of("one", "one/deep", "two").get(random.nextInt(3)));
            Path file = directory.resolve("file" + random.nextInt(30));
            Files.deleteIfExists(file);
            Files.write(file, new byte[1 + random.nextInt(5000)]);
        }
    }

    private void expire(LocalJob job, Random random, int generation, long seed) throws IOException {
        List<SnapshotId> ids =
                new ArrayList<>(job.snapshots().stream().map(StoredSnapshot::id).toList());
        ids.removeFirst();
        while (ids.size() > 2 + random.nextInt(3)) {
            SnapshotId id = ids.remove(random.nextInt(ids.size()));
            JobUsage before = usage(job);
            long own = before.snapshots().stream()
                    .filter(snapshot -> snapshot.snapshotId().equals(id))
                    .map(SnapshotUsage::ownBytes)
                    .mapToLong(Objects::requireNonNull)
                    .sum();
            job.expire(id);
            String when = "after the expiry of %s behind %d of seed %d".formatted(id, generation, seed);
            assertUsageIsTrue(job, when);
            assertThat(usage(job).freedSince(before).freedBytes()).as(when).isEqualTo(own);
        }
    }

    private static void assertUsageIsTrue(LocalJob job, String when) throws IOException {
        List<Map<Object, Long>> trees = new ArrayList<>();
        for (StoredSnapshot snapshot : job.snapshots().reversed()) {
            trees.add(inodes(snapshot.directory().resolve("data")));
        }
        Map<Object, Long> union = new HashMap<>();
        trees.forEach(union::putAll);

        JobUsage usage = usage(job);

        assertThat(usage.totalBytes()).as("the total %s", when).isEqualTo(sum(union));
        for (int i = 0; i < trees.size(); i++) {
            Set<Object> others = new HashSet<>();
            for (int other = 0; other < trees.size(); other++) {
                if (other != i) {
                    others.addAll(trees.get(other).keySet());
                }
            }
            Map<Object, Long> own = new HashMap<>(trees.get(i));
            own.keySet().removeAll(others);
            Map<Object, Long> fresh = new HashMap<>(trees.get(i));
            fresh.keySet().removeAll(i == 0 ? Set.of() : trees.get(i - 1).keySet());
            SnapshotUsage told = usage.snapshots().get(i);
            assertThat(told)
                    .as("snapshot %s %s", told.snapshotId(), when)
                    .isEqualTo(new SnapshotUsage(told.snapshotId(), sum(trees.get(i)), sum(fresh), sum(own)));
        }
    }

    private static JobUsage usage(LocalJob job) {
        try (JobLock lock = JobLock.acquire(job.directory())) {
            return new UsageBook(lock).update();
        }
    }

    private static Map<Object, Long> inodes(Path tree) throws IOException {
        Map<Object, Long> inodes = new HashMap<>();
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                inodes.put(Files.getAttribute(file, "unix:ino"), Files.size(file));
            }
        }
        return inodes;
    }

    private static long sum(Map<Object, Long> inodes) {
        return inodes.values().stream().mapToLong(Long::longValue).sum();
    }
}
