package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.catalog.Schedule;
import eus.gordailu.gateway.problem.Fields;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** When jobs are due: by times, by everyMinutes or by cron. None of them: only when somebody starts them. */
@Schema(name = "Schedule")
public record ScheduleBody(
        @Schema(type = "string", example = "Europe/Madrid", description = "The server's own when absent") @Nullable
        ZoneId zone,

        @Schema(type = "array", example = "[\"21:00\"]") @Nullable
        List<@Nullable LocalTime> times,

        @Schema(description = "All days when absent, but for what cron says") @Nullable
        Set<@Nullable DayOfWeek> days,

        @Schema(
                description = "Days of the month, on which alone jobs are due then; -1 is the last one",
                example = "[1, 15]")
        @Nullable
        Set<@Nullable Integer> monthDays,

        @Schema(type = "array", description = "Months in which alone jobs are due, 1 to 12", example = "[1, 7]")
        @Nullable
        Set<@Nullable Integer> months,

        @Schema(description = "Due every so many minutes from midnight on, 1 to 1,440", example = "60") @Nullable
        Integer everyMinutes,

        @Schema(
                description =
                        "Minute, hour, day of the month, month and day of the week as crontab(5) writes them, or @hourly, @daily, @weekly, @monthly, @yearly",
                example = "30 21 * * mon-fri")
        @Nullable
        String cron,

        @Schema(
                description =
                        "Each job is due up to so many minutes later, 1 to 720, always as many for the same job: so that not all begin at once",
                example = "30")
        @Nullable
        Integer spreadMinutes) {

    static ScheduleBody of(Schedule schedule) {
        Set<Integer> monthDays = schedule.monthDays();
        Set<Month> months = schedule.months();
        return new ScheduleBody(
                schedule.zone(),
                new ArrayList<@Nullable LocalTime>(schedule.times()),
                new TreeSet<@Nullable DayOfWeek>(schedule.days()),
                monthDays == null ? null : new TreeSet<@Nullable Integer>(monthDays),
                months == null
                        ? null
                        : months.stream()
                                .map(Month::getValue)
                                .collect(Collectors.<@Nullable Integer, Set<@Nullable Integer>>toCollection(
                                        TreeSet::new)),
                schedule.everyMinutes(),
                schedule.cron(),
                schedule.spreadMinutes());
    }

    /** The schedule, in the server's zone when none is given. */
    public Schedule schedule(ZoneId server) {
        List<LocalTime> given = Fields.list("schedule.times", times);
        Set<DayOfWeek> on =
                days == null ? EnumSet.allOf(DayOfWeek.class) : Set.copyOf(Fields.list("schedule.days", days));
        Set<Integer> dates = Set.copyOf(Fields.list("schedule.monthDays", monthDays));
        List<Integer> in = Fields.list("schedule.months", months);
        return Fields.checked(
                "schedule",
                () -> new Schedule(
                        Fields.orElse(zone, server),
                        given,
                        on,
                        dates,
                        in.stream().map(ScheduleBody::month).collect(Collectors.toSet()),
                        everyMinutes,
                        cron,
                        spreadMinutes));
    }

    private static Month month(int number) {
        if (number < 1 || number > 12) {
            throw new IllegalArgumentException("There is no month %d: give 1 to 12".formatted(number));
        }
        return Month.of(number);
    }
}
