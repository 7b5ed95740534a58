package eus.gordailu.scheduler.calendar;

import eus.gordailu.contracts.catalog.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a schedule is due. A time that the clocks skip is due at the moment that follows the gap by as much; a time that
 * they show twice is due once, the first time (the rule of {@link java.time.ZonedDateTime#of}).
 */
public final class DueTimes {

    private static final int LONGEST_WAIT_IN_DAYS = 8;

    private DueTimes() {}

    /** The first due time after this instant; empty when the schedule has no times. */
    public static Optional<Instant> next(Schedule schedule, Instant after) {
        LocalDate today = after.atZone(schedule.zone()).toLocalDate();
        return Stream.iterate(today.minusDays(1), day -> day.plusDays(1))
                .limit(LONGEST_WAIT_IN_DAYS + 2L)
                .filter(day -> schedule.days().contains(day.getDayOfWeek()))
                .flatMap(day -> schedule.times().stream()
                        .map(time -> day.atTime(time).atZone(schedule.zone()).toInstant()))
                .filter(due -> due.isAfter(after))
                .min(Instant::compareTo);
    }
}
