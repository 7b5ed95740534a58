package eus.gordailu.contracts.catalog;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** Times of day on which a job is due, on these days of the week, in this time zone. No times: it runs only when somebody starts it. */
public record Schedule(ZoneId zone, List<LocalTime> times, Set<DayOfWeek> days) {

    public Schedule {
        times = times.stream().distinct().sorted().toList();
        days = Set.copyOf(days);
        if (!times.isEmpty() && days.isEmpty()) {
            throw new IllegalArgumentException(
                    "A schedule with times needs at least one day of the week: add days, such as MONDAY");
        }
    }
}
