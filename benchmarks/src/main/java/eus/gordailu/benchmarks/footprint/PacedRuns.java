package eus.gordailu.benchmarks.footprint;

import eus.gordailu.benchmarks.server.Api;
import eus.gordailu.benchmarks.server.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs that are started one after another, each when the one before has ended, so that none waits for a free place. */
final class PacedRuns {

    private PacedRuns() {}

    /** A run and the snapshot that it has made. */
    record Made(String runId, Path snapshot) {}

    static List<Made> make(Api api, List<String> jobs) throws Exception {
        List<Made> made = new ArrayList<>();
        for (String job : jobs) {
            String id = api.start(job);
            Waiting.until("the end of run " + id, () -> api.run(id).ended());
            RunResult run = api.run(id);
            made.add(new Made(id, run.snapshot().map(Path::of).orElseThrow(() -> noSnapshot(run))));
        }
        System.out.printf("%,d runs one after another%n", made.size());
        return made;
    }

    private static IllegalStateException noSnapshot(RunResult run) {
        return new IllegalStateException(
                "The run %s is %s and has no snapshot: %s".formatted(run.id(), run.state(), run.failure()));
    }
}
