package eus.gordailu.gateway.preview;

import eus.gordailu.contracts.calendar.DueTimes;
import eus.gordailu.contracts.catalog.Schedule;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** When a schedule is due next. */
@Schema(name = "DueTimes")
record DueTimesBody(
        @Schema(example = "Europe/Madrid") String zone,

        @Schema(description = "As the clocks of that zone show them then; none when jobs run only by hand")
        List<OffsetDateTime> dueTimes) {

    private static final int MOST = 1_000;

    /** @throws IllegalArgumentException when they are too many */
    static DueTimesBody of(Schedule schedule, Instant after, int count) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("1 to %d times can be shown, not %d".formatted(MOST, count));
        }
        return new DueTimesBody(
                schedule.zone().getId(),
                DueTimes.after(schedule, after)
                        .limit(count)
                        .map(due -> due.atZone(schedule.zone()).toOffsetDateTime())
                        .toList());
    }
}
