package eus.gordailu.repository.snapshot;

import static eus.gordailu.repository.JobFixture.CONTENT;
import static eus.gordailu.repository.JobFixture.MONDAY;
import static eus.gordailu.repository.JobFixture.attempt;

import eus.gordailu.repository.JobFixture;
import eus.gordailu.repository.job.JobLock;
import java.io.IOException;
import java.nio.file.Path;

/** A process that makes a second snapshot, says when it has come to a step, and waits there for its end. */
final class KilledWorker {

    private KilledWorker() {}

    public static void main(String[] arguments) throws IOException {
        Checkpoint.Step last = Checkpoint.Step.valueOf(arguments[1]);
        Checkpoint checkpoint = step -> {
            if (step == last) {
                System.out.println("reached");
                waitForTheEnd();
            }
        };
        try (JobLock lock = JobLock.acquire(JobFixture.in(Path.of(arguments[0])).job())) {
            SnapshotStage stage = SnapshotStage.begin(lock, attempt(1), MONDAY.plusSeconds(60), checkpoint);
            JobFixture.fill(stage, "two");
            stage.seal(CONTENT, MONDAY.plusSeconds(90));
        }
    }

    private static void waitForTheEnd() {
        try {
            System.in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
