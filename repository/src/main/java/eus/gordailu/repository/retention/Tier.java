package eus.gordailu.repository.retention;

import eus.gordailu.contracts.catalog.Retention;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** A span of local time of which the newest snapshot is kept, and how such a span is called. */
enum Tier {
    HOURLY,
    DAILY,
    /** ISO 8601 weeks: the year is the one that the week's Thursday is in. */
    WEEKLY,
    MONTHLY,
    YEARLY;

    String rule() {
        return name().toLowerCase(Locale.ROOT);
    }

    int count(Retention retention) {
        return switch (this) {
            case HOURLY -> retention.hourly();
            case DAILY -> retention.daily();
            case WEEKLY -> retention.weekly();
            case MONTHLY -> retention.monthly();
            case YEARLY -> retention.yearly();
        };
    }

    String bucket(ZonedDateTime at) {
        return switch (this) {
            case HOURLY -> hour(at);
            case DAILY -> formatted("uuuu-MM-dd", at);
            case WEEKLY ->
                "%d-W%02d".formatted(at.get(IsoFields.WEEK_BASED_YEAR), at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTHLY -> formatted("uuuu-MM", at);
            case YEARLY -> formatted("uuuu", at);
        };
    }

    /** When clocks go back, an hour comes twice: the offset tells the two apart. */
    private static String hour(ZonedDateTime at) {
        boolean twice =
                at.getZone().getRules().getValidOffsets(at.toLocalDateTime()).size() > 1;
        return formatted(twice ? "uuuu-MM-dd'T'HHxxx" : "uuuu-MM-dd'T'HH", at);
    }

    private static String formatted(String pattern, ZonedDateTime at) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(at);
    }
}
