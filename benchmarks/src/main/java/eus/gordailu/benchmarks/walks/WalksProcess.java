package eus.gordailu.benchmarks.walks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * A process that times the walks with JMH and prints a line for each: its name and the files per second of every iteration. JMH
 * starts no further process: it could not find its way into an executable jar.
 */
public final class WalksProcess {

    private static final int WARMUPS = 3;
    private static final int ITERATIONS = 5;
    private static final TimeValue ITERATION = new TimeValue(2, TimeUnit.SECONDS);

    private WalksProcess() {}

    public static void main(String[] args) throws RunnerException {
        var options = new OptionsBuilder()
                .include(TreeWalks.class.getName())
                .param(TreeWalks.PLACE, args[0])
                .forks(0)
                .warmupIterations(WARMUPS)
                .warmupTime(ITERATION)
                .measurementIterations(ITERATIONS)
                .measurementTime(ITERATION)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        for (RunResult result : new Runner(options).run()) {
            StringBuilder line = new StringBuilder(result.getPrimaryResult().getLabel());
            result.getAggregatedResult()
                    .getIterationResults()
                    .forEach(iteration ->
                            line.append(' ').append(iteration.getPrimaryResult().getScore()));
            System.out.println(line);
        }
    }
}
