package eus.gordailu.repository.expiry;

import eus.gordailu.repository.JobFixture;
import eus.gordailu.repository.job.JobLock;
import java.io.IOException;
import java.nio.file.Path;

/** A process that deletes what has expired or takes the spare, says when it has come to a step, and waits there for its end. */
final class KilledExpiry {

    private KilledExpiry() {}

    public static void main(String[] arguments) throws IOException {
        Checkpoint.Step last = Checkpoint.Step.valueOf(arguments[1]);
        int times = Integer.parseInt(arguments[2]);
        int[] reached = {0};
        Checkpoint checkpoint = step -> {
            if (step == last && ++reached[0] == times) {
                System.out.println("reached");
                waitForTheEnd();
            }
        };
        JobFixture fixture = JobFixture.in(Path.of(arguments[0]));
        ExpiredTrees trees = new ExpiredTrees(fixture.job(), checkpoint);
        switch (last) {
            case MARKED_FOR_DELETION, ENTRY_DELETED -> trees.deleteAllButSpare(DeletionRate.UNBOUNDED);
            case CLAIMED, ROOM_MADE, TAKEN, REST_MARKED -> {
                try (JobLock lock = JobLock.acquire(fixture.job())) {
                    trees.takeSpare(lock);
                }
            }
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
