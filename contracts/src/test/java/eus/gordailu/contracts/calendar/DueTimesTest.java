package eus.gordailu.contracts.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Schedule;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DueTimesTest {

    private static final ZoneId BILBAO = ZoneId.of("Europe/Madrid");

    @Test
    void theNextOfSeveralTimesOfTheDayIsDue() {
        Schedule schedule = daily("11:00", "14:00", "17:00");

        assertThat(DueTimes.next(schedule, at("2026-11-23T10:30:00Z"))).contains(at("2026-11-23T13:00:00Z"));
        assertThat(DueTimes.next(schedule, at("2026-11-23T16:00:00Z"))).contains(at("2026-11-24T10:00:00Z"));
    }

    @Test
    void aScheduleForOneDayWaitsForThatDay() {
        Schedule schedule = new Schedule(BILBAO, List.of(LocalTime.of(21, 0)), Set.of(DayOfWeek.SATURDAY));

        assertThat(DueTimes.next(schedule, at("2026-11-23T12:00:00Z"))).contains(at("2026-11-28T20:00:00Z"));
        assertThat(DueTimes.next(schedule, at("2026-11-28T20:00:00Z"))).contains(at("2026-12-05T20:00:00Z"));
    }

    @Test
    void aTimeThatTheClocksSkipIsDueOnceThatDay() {
        Schedule schedule = daily("02:30");

        assertThat(DueTimes.next(schedule, at("2026-03-28T12:00:00Z"))).contains(at("2026-03-29T01:30:00Z"));
        assertThat(DueTimes.next(schedule, at("2026-03-29T01:30:00Z"))).contains(at("2026-03-30T00:30:00Z"));
    }

    @Test
    void aTimeThatTheClocksShowTwiceIsDueOnceThatDay() {
        Schedule schedule = daily("02:30");

        assertThat(DueTimes.next(schedule, at("2026-10-24T12:00:00Z"))).contains(at("2026-10-25T00:30:00Z"));
        assertThat(DueTimes.next(schedule, at("2026-10-25T00:30:00Z"))).contains(at("2026-10-26T01:30:00Z"));
    }

    @Test
    void aScheduleWithoutTimesIsNeverDue() {
        Schedule schedule = new Schedule(BILBAO, List.of(), Set.of());

        assertThat(DueTimes.next(schedule, at("2026-11-23T12:00:00Z"))).isEmpty();
    }

    private static Schedule daily(String... times) {
        return new Schedule(
                BILBAO, List.of(times).stream().map(LocalTime::parse).toList(), EnumSet.allOf(DayOfWeek.class));
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
