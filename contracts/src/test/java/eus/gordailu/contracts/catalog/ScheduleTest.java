package eus.gordailu.contracts.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Set<DayOfWeek> ALL = EnumSet.allOf(DayOfWeek.class);
    private static final List<LocalTime> NOON = List.of(LocalTime.NOON);

    @Test
    void whatIsNeverDueOrDueInTwoWaysIsRefused() {
        assertRefused("one of them", NOON, ALL, null, null, 30, null);
        assertRefused("one of them", NOON, ALL, null, null, null, "@daily");
        assertRefused("one of them", List.of(), ALL, null, null, 30, "@daily");
        assertRefused("at least one day", NOON, Set.of(), null, null, null, null);
        assertRefused("at least one day", List.of(), Set.of(), null, null, 30, null);
        assertRefused("not every 0", List.of(), ALL, null, null, 0, null);
        assertRefused("not every 1,441", List.of(), ALL, null, null, 1441, null);
        assertRefused("a day 32", NOON, ALL, Set.of(32), null, null, null);
        assertRefused("a day -2", NOON, ALL, Set.of(-2), null, null, null);
        assertRefused("never due", NOON, ALL, Set.of(30, 31), Set.of(Month.FEBRUARY), null, null);
        assertRefused("leave days", List.of(), Set.of(DayOfWeek.MONDAY), null, null, null, "@daily");
        assertRefused("leave days", List.of(), ALL, Set.of(1), null, null, "@daily");
        assertRefused("leave days", List.of(), ALL, null, Set.of(Month.MAY), null, "@daily");
        assertRefused("no time as cron", List.of(), ALL, null, null, null, "daily");
    }

    @Test
    void noDaysOfTheMonthAndNoMonthsAreAllOfThem() {
        assertThat(schedule(NOON, ALL, Set.of(), Set.of(), null, null))
                .isEqualTo(new Schedule(ZoneId.of("UTC"), NOON, ALL));
    }

    @Test
    void aSpreadIsNoLongerThanHalfADayOrThePause() {
        for (int minutes : List.of(0, -5, 721)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> spread(null, minutes))
                    .withMessageContaining("spread over 1 to 720");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spread(15, 16))
                .withMessageContaining("can't be spread over 16");
        assertThat(spread(15, 15).spreadMinutes()).isEqualTo(15);
    }

    private static Schedule spread(@Nullable Integer every, int minutes) {
        return new Schedule(ZoneId.of("UTC"), every == null ? NOON : List.of(), ALL, null, null, every, null, minutes);
    }

    private static void assertRefused(
            String why,
            List<LocalTime> times,
            Set<DayOfWeek> days,
            @Nullable Set<Integer> monthDays,
            @Nullable Set<Month> months,
            @Nullable Integer every,
            @Nullable String cron) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> schedule(times, days, monthDays, months, every, cron))
                .withMessageContaining(why);
    }

    private static Schedule schedule(
            List<LocalTime> times,
            Set<DayOfWeek> days,
            @Nullable Set<Integer> monthDays,
            @Nullable Set<Month> months,
            @Nullable Integer every,
            @Nullable String cron) {
        return new Schedule(ZoneId.of("UTC"), times, days, monthDays, months, every, cron, null);
    }
}
