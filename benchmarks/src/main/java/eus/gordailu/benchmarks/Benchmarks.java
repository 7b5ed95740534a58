package eus.gordailu.benchmarks;

import eus.gordailu.benchmarks.footprint.FootprintBenchmark;
import eus.gordailu.benchmarks.snapshot.SnapshotBenchmark;
import eus.gordailu.benchmarks.walks.WalksBenchmark;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs the benchmark that is named; without a name, lists those there are. */
public final class Benchmarks {

    private static final List<Benchmark> ALL =
            List.of(new FootprintBenchmark(), new SnapshotBenchmark(), new WalksBenchmark());
    private static final int EXIT_ERROR = 1;
    private static final int EXIT_USAGE = 2;

    private Benchmarks() {}

    public static void main(String[] args) {
        int code = args.length == 0 ? list() : run(args[0], List.of(args).subList(1, args.length));
        System.exit(code);
    }

    private static int list() {
        System.out.println("Benchmarks, each run with 'gordailu bench NAME':");
        ALL.forEach(benchmark -> System.out.printf(
                "  %-12s %s%s%n",
                benchmark.name(),
                benchmark.description(),
                benchmark.options().isEmpty() ? "" : "; options: " + benchmark.options()));
        return 0;
    }

    private static int run(String name, List<String> options) {
        Optional<Benchmark> benchmark =
                ALL.stream().filter(known -> known.name().equals(name)).findFirst();
        if (benchmark.isEmpty()) {
            System.err.printf("There is no benchmark '%s': 'gordailu bench' lists those there are%n", name);
            return EXIT_USAGE;
        }
        return run(benchmark.get(), options);
    }

    private static int run(Benchmark benchmark, List<String> options) {
        try {
            Workspace workspace = Workspace.of(System.getenv());
            Report report = benchmark.run(workspace, options);
            Path file = workspace.directory().resolve(benchmark.name() + ".json");
            report.write(file);
            System.out.print(report.table());
            System.out.println("Kept in " + file);
            return 0;
        } catch (UnknownOptionException e) {
            System.err.printf("%s: %s; it has these: %s%n", benchmark.name(), e.getMessage(), benchmark.options());
            return EXIT_USAGE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return EXIT_ERROR;
        } catch (Exception e) {
            System.err.printf("The benchmark %s could not be finished: %s%n", benchmark.name(), e.getMessage());
            e.printStackTrace();
            return EXIT_ERROR;
        }
    }
}
