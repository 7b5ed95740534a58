package eus.gordailu.benchmarks.footprint;

import eus.gordailu.benchmarks.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long jobs that were due waited for rsync's first byte. rsync makes the copy of a source's only file when its first
 * bytes have come, and the file stays the same one until it is in the finished snapshot: its time of birth, which the
 * kernel keeps to a few milliseconds, is the end of the wait.
 */
final class FirstBytes {

    private FirstBytes() {}

    /** In seconds. */
    static Samples waits(List<PacedRuns.Made> runs, Map<String, Instant> dueTimes) throws IOException {
        List<Double> waits = new ArrayList<>();
        for (PacedRuns.Made run : runs) {
            Instant due = dueTimes.get(run.runId());
            if (due == null) {
                throw new IllegalStateException("No message tells that the job of run " + run.runId() + " is due");
            }
            waits.add(Duration.between(due, birthOfTheFile(run.snapshot())).toNanos() / 1e9);
        }
        return new Samples(waits);
    }

    private static Instant birthOfTheFile(Path snapshot) throws IOException {
        try (Stream<Path> files = Files.walk(snapshot)) {
            Path file = files.filter(found -> found.endsWith(Scratch.FILE))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no file in " + snapshot));
            return Files.readAttributes(file, BasicFileAttributes.class)
                    .creationTime()
                    .toInstant();
        }
    }
}
