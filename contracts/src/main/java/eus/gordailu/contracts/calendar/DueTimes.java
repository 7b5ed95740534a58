package eus.gordailu.contracts.calendar;

import eus.gordailu.contracts.catalog.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
                .flatMap(day -> on(schedule, day).stream())
                .filter(due -> due.isAfter(after))
                .min(Instant::compareTo);
    }

    /** The due times of one day in the schedule's zone, in their order. */
    public static List<Instant> on(Schedule schedule, LocalDate day) {
        if (!schedule.days().contains(day.getDayOfWeek())) {
            return List.of();
        }
        return schedule.times().stream()
                .map(time -> day.atTime(time).atZone(schedule.zone()).toInstant())
                .distinct()
                .sorted()
                .toList();
    }
}
