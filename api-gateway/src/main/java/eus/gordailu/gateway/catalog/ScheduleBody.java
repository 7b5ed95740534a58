package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.catalog.Schedule;
import eus.gordailu.gateway.problem.Fields;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** When jobs are due. No times: only when somebody starts them. */
@Schema(name = "Schedule")
public record ScheduleBody(
        @Schema(type = "string", example = "Europe/Madrid", description = "The server's own when absent") @Nullable
        ZoneId zone,

        @Schema(type = "array", example = "[\"21:00\"]") @Nullable
        List<@Nullable LocalTime> times,

        @Schema(description = "All days when absent") @Nullable
        Set<@Nullable DayOfWeek> days) {

    static ScheduleBody of(Schedule schedule) {
        return new ScheduleBody(
                schedule.zone(),
                new ArrayList<@Nullable LocalTime>(schedule.times()),
                new TreeSet<@Nullable DayOfWeek>(schedule.days()));
    }

    /** The schedule, in the server's zone when none is given. */
    public Schedule schedule(ZoneId server) {
        List<LocalTime> given = Fields.list("schedule.times", times);
        Set<DayOfWeek> on =
                days == null ? EnumSet.allOf(DayOfWeek.class) : Set.copyOf(Fields.list("schedule.days", days));
        return Fields.checked("schedule", () -> new Schedule(Fields.orElse(zone, server), given, on));
    }
}
