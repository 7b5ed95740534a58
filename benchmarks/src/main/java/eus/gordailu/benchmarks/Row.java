package eus.gordailu.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One contender on one tree.
 *
 * @param medianSeconds the median of its samples
 * @param ratioToOurs how many times as long as ours it took on the same tree; ours is 1
 */
public record Row(
        String tree,
        String contender,
        @JsonProperty("median_s") double medianSeconds,
        @JsonProperty("ratio_to_ours") double ratioToOurs) {

    public Row {
        if (!(medianSeconds > 0) || !Double.isFinite(ratioToOurs)) {
            throw new IllegalArgumentException(
                    "%s on %s was not measured: %s s".formatted(contender, tree, medianSeconds));
        }
    }
}
