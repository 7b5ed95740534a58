package eus.gordailu.benchmarks.footprint;

import eus.gordailu.benchmarks.Samples;
import eus.gordailu.benchmarks.Workspace;
import eus.gordailu.benchmarks.server.AllInOne;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** From the start of the process to readiness, in seconds: on an empty data directory, and once more on the same. */
record StartTimes(Samples first, Samples second) {

    static StartTimes measure(Workspace workspace, Scratch scratch, int times)
            throws IOException, InterruptedException {
        List<Double> first = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        for (int i = 1; i <= times; i++) {
            Path data = scratch.data("start-" + i);
            first.add(seconds(workspace, data));
            second.add(seconds(workspace, data));
            System.out.printf("start %d of %d: %.1f s, again %.1f s%n", i, times, first.getLast(), second.getLast());
        }
        return new StartTimes(new Samples(first), new Samples(second));
    }

    private static double seconds(Workspace workspace, Path data) throws IOException, InterruptedException {
        try (AllInOne server = AllInOne.start(workspace, data)) {
            return server.startTime().toNanos() / 1e9;
        }
    }
}
