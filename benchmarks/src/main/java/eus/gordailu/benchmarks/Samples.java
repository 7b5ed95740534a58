package eus.gordailu.benchmarks;

import java.util.List;

/** The raw values of one measurement, in the order in which they were taken. */
public record Samples(List<Double> values) {

    private static final double HALF = 50;

    public Samples {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("Nothing was measured");
        }
    }

    public double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? percentile(HALF) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    public double greatest() {
        return percentile(100);
    }

    /**
     * The least value that at least this share of all values do not exceed.
     *
     * @param percent above 0 and at most 100
     * @see <a href="https://www.itl.nist.gov/div898/handbook/prc/section2/prc262.htm">nearest rank</a>
     */
    public double percentile(double percent) {
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException("A percentile is above 0 and at most 100, not " + percent);
        }
        int rank = (int) Math.ceil(percent * values.size() / 100);
        return values.stream().sorted().toList().get(rank - 1);
    }
}
