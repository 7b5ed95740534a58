package eus.gordailu.contracts.usage;

import java.util.List;
import java.util.Locale;

/** Bytes for people, in the units of disk makers: powers of a thousand. */
public final class Size {

    private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB", "TB", "PB", "EB");
    private static final double STEP = 1000;

    private Size() {}

    public static String of(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= STEP) {
            value /= STEP;
            unit++;
        }
        return unit == 0 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f %s", value, UNITS.get(unit));
    }
}
