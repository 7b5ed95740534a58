package eus.gordailu.benchmarks.snapshot;

import eus.gordailu.benchmarks.Row;
import eus.gordailu.benchmarks.Samples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a race came to: the seconds of each contender by name, ours among them. */
record Standings(TreeKind kind, Map<String, Samples> seconds) {

    Standings {
        seconds = new LinkedHashMap<>(seconds);
        if (!seconds.containsKey(Gordailu.NAME)) {
            throw new IllegalArgumentException("Ours was not measured on " + kind.name());
        }
    }

    /** In the contenders' order. */
    List<Row> rows() {
        return seconds.entrySet().stream()
                .map(of -> new Row(
                        kind.name(),
                        of.getKey(),
                        of.getValue().median(),
                        ratio(of.getKey()).orElseThrow()))
                .toList();
    }

    /** How many times as long as ours a contender took; empty when it did not take part. */
    Optional<Double> ratio(String contender) {
        return Optional.ofNullable(seconds.get(contender)).map(samples -> samples.median() / ours());
    }

    private double ours() {
        return Optional.ofNullable(seconds.get(Gordailu.NAME)).orElseThrow().median();
    }

    /** The raw values, each under a name of its own. */
    Map<String, Samples> samples() {
        Map<String, Samples> named = new LinkedHashMap<>();
        seconds.forEach((contender, samples) -> named.put("%s / %s, s".formatted(kind.name(), contender), samples));
        return named;
    }
}
