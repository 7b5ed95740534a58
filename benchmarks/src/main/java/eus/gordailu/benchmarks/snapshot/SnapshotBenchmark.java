package eus.gordailu.benchmarks.snapshot;

import eus.gordailu.benchmarks.Benchmark;
import eus.gordailu.benchmarks.Figure;
import eus.gordailu.benchmarks.Machine;
import eus.gordailu.benchmarks.Report;
import eus.gordailu.benchmarks.Row;
import eus.gordailu.benchmarks.Samples;
import eus.gordailu.benchmarks.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The whole cycle of a snapshot, on trees of several kinds, beside rsnapshot, rsync, borg and restic. */
public final class SnapshotBenchmark implements Benchmark {

    @Override
    public String name() {
        return "snapshot";
    }

    @Override
    public String description() {
        return "a snapshot with its rotation, beside other programs (an hour or more, up to 60 GB of disk)";
    }

    @Override
    public String options() {
        return Options.HELP;
    }

    @Override
    public Report run(Workspace workspace, List<String> typed) throws Exception {
        Options options = Options.of(typed);
        try (Ground ground = Ground.in(options.in().orElse(workspace.directory()))) {
            String machine = Machine.describe(ground.directory());
            List<Standings> all = races(ground, workspace, options);
            List<Figure> figures = new ArrayList<>(options.quick() ? List.of() : Goals.figures(all));
            if (options.heap()) {
                figures.addAll(new HeapProof(ground, workspace).figures(options.names()));
            }
            return new Report(machine, Machine.commit(workspace.root()), figures, rows(all), samples(all));
        }
    }

    private static List<Standings> races(Ground ground, Workspace workspace, Options options) throws Exception {
        Set<Rival> present = Rival.present(ground);
        List<Standings> all = new ArrayList<>();
        for (TreeKind kind : options.trees()) {
            if (DiskSpace.allows(ground, kind)) {
                all.add(Race.run(ground, workspace, kind, present));
            }
        }
        return all;
    }

    private static List<Row> rows(List<Standings> all) {
        return all.stream().flatMap(standings -> standings.rows().stream()).toList();
    }

    private static Map<String, Samples> samples(List<Standings> all) {
        Map<String, Samples> samples = new LinkedHashMap<>();
        all.forEach(standings -> samples.putAll(standings.samples()));
        return samples;
    }
}
