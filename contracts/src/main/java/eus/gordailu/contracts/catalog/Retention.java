package eus.gordailu.contracts.catalog;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How many snapshots are kept: the newest ones, and the newest of each of so many hours, days, ISO weeks, months and years that have one; and everything younger than {@code keepWithin}. The newest good snapshot is kept whatever the counts say. */
public record Retention(
        int last,
        int hourly,
        int daily,
        int weekly,
        int monthly,
        int yearly,
        @Nullable Duration keepWithin) {

    public Retention {
        if (Math.min(Math.min(Math.min(last, hourly), Math.min(daily, weekly)), Math.min(monthly, yearly)) < 0) {
            throw new IllegalArgumentException("A retention count is at least 0: correct the negative one");
        }
        if (keepWithin != null && keepWithin.isNegative()) {
            throw new IllegalArgumentException("keepWithin is a duration of at least 0, such as P7D");
        }
    }
}
