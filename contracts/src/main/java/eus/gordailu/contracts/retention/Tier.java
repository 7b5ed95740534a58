package eus.gordailu.contracts.retention;

import eus.gordailu.contracts.catalog.Retention;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** A span of local time of which the newest snapshot is kept, and how such a span is called. */
public enum Tier {
    HOURLY,
    DAILY,
    /** ISO 8601 weeks: the year is the one that the week's Thursday is in. */
    WEEKLY,
    MONTHLY,
    YEARLY;

    private static final int YEAR_AND_MONTH = "2026-11".length();

    /** The rule that a decision's reason names. */
    public String rule() {
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
            case DAILY -> at.toLocalDate().toString();
            case WEEKLY ->
                "%d-W%02d".formatted(at.get(IsoFields.WEEK_BASED_YEAR), at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTHLY -> at.toLocalDate().toString().substring(0, YEAR_AND_MONTH);
            case YEARLY -> String.valueOf(at.getYear());
        };
    }

    /** When clocks go back, an hour or a part of it comes twice: the offset tells the two apart. */
    private static String hour(ZonedDateTime at) {
        LocalDateTime begin = at.toLocalDateTime().truncatedTo(ChronoUnit.HOURS);
        String hour = begin.toString().substring(0, "2026-11-23T02".length());
        boolean twice = isTwice(at, begin) || isTwice(at, begin.plusHours(1).minusNanos(1));
        return twice ? hour + at.getOffset() : hour;
    }

    private static boolean isTwice(ZonedDateTime at, LocalDateTime time) {
        return at.getZone().getRules().getValidOffsets(time).size() > 1;
    }
}
