package eus.gordailu.benchmarks.footprint;

import eus.gordailu.benchmarks.Benchmark;
import eus.gordailu.benchmarks.Figure;
import eus.gordailu.benchmarks.Machine;
import eus.gordailu.benchmarks.Report;
import eus.gordailu.benchmarks.Samples;
import eus.gordailu.benchmarks.UnknownOptionException;
import eus.gordailu.benchmarks.Workspace;
import eus.gordailu.benchmarks.server.AllInOne;
import eus.gordailu.benchmarks.server.Api;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The all-in-one process on its own: its start, its memory, and a thousand of the smallest runs. */
public final class FootprintBenchmark implements Benchmark {

    private static final int STARTS = 5;
    private static final int PACED_RUNS = 200;
    private static final int TOGETHER = 1_000;
    private static final double START_GOAL = 12;
    private static final double MEMORY_GOAL = 450;
    private static final double FIRST_BYTE_GOAL = 1;
    private static final double NEARLY_ALL = 99;

    @Override
    public String name() {
        return "footprint";
    }

    @Override
    public String description() {
        return "the all-in-one process: start, memory, a thousand small runs (some minutes)";
    }

    @Override
    public Report run(Workspace workspace, List<String> options) throws Exception {
        if (!options.isEmpty()) {
            throw new UnknownOptionException(options.getFirst());
        }
        try (Scratch scratch = Scratch.in(workspace.directory())) {
            String machine = Machine.describe(scratch.directory());
            List<Figure> figures = new ArrayList<>();
            Map<String, Samples> samples = new LinkedHashMap<>();
            starts(workspace, scratch, figures, samples);
            runs(workspace, scratch, figures, samples);
            return new Report(machine, Machine.commit(workspace.root()), figures, samples);
        }
    }

    private static void starts(Workspace workspace, Scratch scratch, List<Figure> figures, Map<String, Samples> samples)
            throws Exception {
        StartTimes times = StartTimes.measure(workspace, scratch, STARTS);
        figures.add(Figure.atMost(
                START_GOAL, "first start to healthy, median", times.first().median(), "s"));
        figures.add(Figure.atMost(
                START_GOAL, "second start to healthy, median", times.second().median(), "s"));
        samples.put("first start, s", times.first());
        samples.put("second start, s", times.second());
    }

    private static void runs(Workspace workspace, Scratch scratch, List<Figure> figures, Map<String, Samples> samples)
            throws Exception {
        Path data = scratch.data("runs");
        List<PacedRuns.Made> paced;
        try (AllInOne server = AllInOne.start(workspace, data)) {
            Api api = Api.signIn(server);
            figures.addAll(idle(server, api));
            String client = api.addLocalClient("benchmark");
            paced = PacedRuns.make(api, Jobs.add(api, client, "paced", scratch.sources("paced", PACED_RUNS)));
            RunsTogether together =
                    RunsTogether.make(api, Jobs.add(api, client, "together", scratch.sources("together", TOGETHER)));
            figures.add(memory("resident after %,d runs".formatted(TOGETHER + PACED_RUNS), server));
            figures.add(Figure.told("runs through the whole flow", together.perSecond(), "1/s"));
            figures.add(
                    Figure.atMost(0, "runs of %,d that did not complete".formatted(TOGETHER), together.failures(), ""));
            samples.put("end of each run after the first was asked for, s", together.ends());
        }
        Samples waits = FirstBytes.waits(paced, JobDueTimes.read(data));
        figures.add(
                Figure.below(FIRST_BYTE_GOAL, "job-due to rsync's first byte, p99", waits.percentile(NEARLY_ALL), "s"));
        figures.add(Figure.told("job-due to rsync's first byte, median", waits.median(), "s"));
        samples.put("job-due to rsync's first byte, s", waits);
    }

    private static List<Figure> idle(AllInOne server, Api api) throws Exception {
        Waiting.until("the first snapshot", () -> api.count("COMPLETED") > 0);
        Figure first = memory("resident after the first snapshot", server);
        Thread.sleep(Waiting.A_MINUTE);
        return List.of(first, memory("resident after a minute of rest", server));
    }

    private static Figure memory(String name, AllInOne server) throws Exception {
        return Figure.atMost(MEMORY_GOAL, name, server.residentMegabytes(), "MB");
    }
}
