package eus.gordailu.contracts.catalog;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a job is due, in this time zone: at times of day, every so many minutes of the day from its midnight on, or as cron writes it. None of them: it
 * runs only when somebody starts it.
 *
 * @param days of the week on which it is due
 * @param monthDays of the month, on which alone it is then; {@value #LAST} is the last one; null for all
 * @param months in which alone it is; null for all
 * @param everyMinutes 1 to 1,440
 * @param cron see {@link Cron}, which says the days and months itself
 * @param spreadMinutes each job is due up to so many minutes later, always as many for the same job: not all begin at once; null for none
 */
public record Schedule(
        ZoneId zone,
        List<LocalTime> times,
        Set<DayOfWeek> days,
        @Nullable Set<Integer> monthDays,
        @Nullable Set<Month> months,
        @Nullable Integer everyMinutes,
        @Nullable String cron,
        @Nullable Integer spreadMinutes) {

    /** Among the days of a month. */
    public static final int LAST = -1;

    private static final int MINUTES_OF_A_DAY = 24 * 60;
    private static final int MOST_SPREAD = MINUTES_OF_A_DAY / 2;

    public Schedule {
        times = times.stream().distinct().sorted().toList();
        days = Set.copyOf(days);
        monthDays = monthDays == null || monthDays.isEmpty() ? null : Set.copyOf(monthDays);
        months = months == null || months.isEmpty() ? null : Set.copyOf(months);
        cron = cron == null ? null : Cron.parse(cron).toString();
        checkOneWay(times, everyMinutes, cron);
        boolean whole =
                (days.isEmpty() || days.size() == DayOfWeek.values().length) && monthDays == null && months == null;
        if (cron != null && !whole) {
            throw new IllegalArgumentException(
                    "A schedule with cron says its days and months there: leave days, monthDays and months out");
        }
        if ((!times.isEmpty() || everyMinutes != null) && days.isEmpty()) {
            throw new IllegalArgumentException(
                    "A schedule with times needs at least one day of the week: add days, such as MONDAY");
        }
        checkDates(monthDays, months);
        checkSpread(spreadMinutes, everyMinutes);
    }

    /** On days of the week alone. */
    public Schedule(ZoneId zone, List<LocalTime> times, Set<DayOfWeek> days) {
        this(zone, times, days, null, null, null, null, null);
    }

    private static void checkOneWay(List<LocalTime> times, @Nullable Integer everyMinutes, @Nullable String cron) {
        long ways = Stream.of(!times.isEmpty(), everyMinutes != null, cron != null)
                .filter(way -> way)
                .count();
        if (ways > 1) {
            throw new IllegalArgumentException("A schedule has times, everyMinutes or cron: give one of them");
        }
        if (everyMinutes != null && (everyMinutes < 1 || everyMinutes > MINUTES_OF_A_DAY)) {
            throw new IllegalArgumentException(
                    "A schedule is due every 1 to 1,440 minutes, not every %,d: for days apart give times and days"
                            .formatted(everyMinutes));
        }
    }

    private static void checkDates(@Nullable Set<Integer> monthDays, @Nullable Set<Month> months) {
        if (monthDays == null) {
            return;
        }
        monthDays.stream()
                .filter(day -> day != LAST && (day < 1 || day > 31))
                .findFirst()
                .ifPresent(day -> {
                    throw new IllegalArgumentException(
                            "No month has a day %d: give 1 to 31, or -1 for the last one".formatted(day));
                });
        Set<Month> in = months == null ? Set.of(Month.values()) : months;
        boolean comes = monthDays.stream().anyMatch(day -> in.stream().anyMatch(month -> day <= month.maxLength()));
        if (!comes) {
            throw new IllegalArgumentException("The schedule is never due: none of its months has such a day");
        }
    }

    private static void checkSpread(@Nullable Integer spreadMinutes, @Nullable Integer everyMinutes) {
        if (spreadMinutes == null) {
            return;
        }
        if (spreadMinutes < 1 || spreadMinutes > MOST_SPREAD) {
            throw new IllegalArgumentException(
                    "Jobs are spread over 1 to %d minutes, not %,d: leave spreadMinutes out for none"
                            .formatted(MOST_SPREAD, spreadMinutes));
        }
        if (everyMinutes != null && spreadMinutes > everyMinutes) {
            throw new IllegalArgumentException(
                    "Jobs that are due every %,d minutes can't be spread over %,d: give at most as many"
                            .formatted(everyMinutes, spreadMinutes));
        }
    }

    /** Whether it runs only when somebody starts it. */
    public boolean byHand() {
        return times.isEmpty() && everyMinutes == null && cron == null;
    }

    /** Whether it may be due on this day, but for what cron says. */
    public boolean isOn(LocalDate day) {
        return days.contains(day.getDayOfWeek())
                && (months == null || months.contains(day.getMonth()))
                && (monthDays == null
                        || monthDays.contains(day.getDayOfMonth())
                        || (monthDays.contains(LAST) && day.getDayOfMonth() == day.lengthOfMonth()));
    }
}
