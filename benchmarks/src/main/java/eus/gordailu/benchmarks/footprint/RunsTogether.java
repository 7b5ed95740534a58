package eus.gordailu.benchmarks.footprint;

import eus.gordailu.benchmarks.Samples;
import eus.gordailu.benchmarks.server.Api;
import eus.gordailu.benchmarks.server.RunResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * Runs that are all asked for at once.
 *
 * @param ends when each of them had ended, in seconds after the first was asked for, in order
 * @param failures how many ended otherwise than completed
 */
record RunsTogether(Samples ends, int failures) {

    private static final int PAGE = 500;
    private static final Duration LONGEST = Duration.ofMinutes(20);
    /** Counting costs the server something: seldom, so as not to measure that. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    static RunsTogether make(Api api, List<String> jobs) throws Exception {
        long before = ended(api);
        Instant begun = Instant.now();
        for (String job : jobs) {
            api.start(job);
        }
        System.out.printf("%,d runs asked for in %.1f s%n", jobs.size(), seconds(begun, Instant.now()));
        awaitEnds(api, before + jobs.size());
        List<RunResult> runs = of(api, jobs);
        List<Double> ends = runs.stream()
                .map(run -> seconds(begun, run.finishedAt().orElseThrow()))
                .sorted()
                .toList();
        return new RunsTogether(
                new Samples(ends),
                Math.toIntExact(runs.stream().filter(run -> !run.completed()).count()));
    }

    /** All runs over the time from the first request to the last end. */
    double perSecond() {
        return ends.values().size() / ends.greatest();
    }

    private static void awaitEnds(Api api, long expected) throws Exception {
        Instant deadline = Instant.now().plus(LONGEST);
        while (ended(api) < expected) {
            if (Instant.now().isAfter(deadline)) {
                throw new TimeoutException(
                        "Only %,d of %,d runs have ended within %s".formatted(ended(api), expected, LONGEST));
            }
            Thread.sleep(PAUSE);
        }
    }

    private static long ended(Api api) throws Exception {
        return api.count("COMPLETED")
                + api.count("COMPLETED_WITH_WARNINGS")
                + api.count("FAILED")
                + api.count("ABORTED");
    }

    private static List<RunResult> of(Api api, List<String> jobs) throws Exception {
        Set<String> wanted = new HashSet<>(jobs);
        List<RunResult> found = new ArrayList<>();
        for (int page = 0; found.size() < jobs.size(); page++) {
            List<RunResult> runs = api.runs(page, PAGE);
            if (runs.isEmpty()) {
                throw new IllegalStateException(
                        "The server lists %,d of %,d runs".formatted(found.size(), jobs.size()));
            }
            runs.stream().filter(run -> wanted.contains(run.jobId())).forEach(found::add);
        }
        return found;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
