package eus.gordailu.benchmarks;

import java.util.Locale;

/**
 * One measured value beside its goal.
 *
 * @param goal as it is shown, such as {@code <= 12}; empty when the value is only told
 * @param holds whether the value is within the goal; true where there is none
 */
public record Figure(String name, double value, String unit, String goal, boolean holds) {

    public Figure {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("The figure \"%s\" has no value: %s".formatted(name, value));
        }
    }

    public static Figure atMost(double limit, String name, double value, String unit) {
        return new Figure(name, value, unit, "<= " + number(limit), value <= limit);
    }

    public static Figure below(double limit, String name, double value, String unit) {
        return new Figure(name, value, unit, "< " + number(limit), value < limit);
    }

    public static Figure atLeast(double limit, String name, double value, String unit) {
        return new Figure(name, value, unit, ">= " + number(limit), value >= limit);
    }

    /** A value that is told and held against nothing. */
    public static Figure told(String name, double value, String unit) {
        return new Figure(name, value, unit, "", true);
    }

    /** As many decimals as the size of the number deserves. */
    static String number(double value) {
        if (value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.1f", value);
    }
}
