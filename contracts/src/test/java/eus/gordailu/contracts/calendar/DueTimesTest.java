package eus.gordailu.contracts.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Schedule;
import eus.gordailu.contracts.id.JobId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    @Test
    void daysOfTheMonthAndMonthsNarrowTheDaysOfTheWeek() {
        Schedule last = dated(Set.of(Schedule.LAST), null);
        Schedule friday13 = new Schedule(
                BILBAO, List.of(LocalTime.NOON), Set.of(DayOfWeek.FRIDAY), Set.of(13), null, null, null, null);

        assertThat(first(3, last, "2027-01-31T11:30:00Z"))
                .containsExactly(at("2027-02-28T11:00:00Z"), at("2027-03-31T10:00:00Z"), at("2027-04-30T10:00:00Z"));
        assertThat(first(2, friday13, "2026-11-23T12:00:00Z"))
                .containsExactly(at("2027-08-13T10:00:00Z"), at("2028-10-13T10:00:00Z"));
        assertThat(first(2, dated(Set.of(31), Set.of(Month.JANUARY, Month.APRIL)), "2026-11-23T12:00:00Z"))
                .containsExactly(at("2027-01-31T11:00:00Z"), at("2028-01-31T11:00:00Z"));
    }

    /** In 2100 there is no 29 February. */
    @Test
    void theRarestDayIsFound() {
        Schedule schedule = new Schedule(
                BILBAO,
                List.of(LocalTime.NOON),
                Set.of(DayOfWeek.WEDNESDAY),
                Set.of(29),
                Set.of(Month.FEBRUARY),
                null,
                null,
                null);

        assertThat(DueTimes.next(schedule, at("2096-03-01T00:00:00Z"))).contains(at("2108-02-29T11:00:00Z"));
        assertThat(DueTimes.next(schedule, at("2068-03-01T00:00:00Z"))).contains(at("2096-02-29T11:00:00Z"));
    }

    @Test
    void everySoManyMinutesIsAsManyMinutesApartWhateverTheClocksShow() {
        Schedule schedule = every(45);

        assertThat(first(2, schedule, "2026-11-23T22:30:00Z"))
                .as("from midnight on")
                .containsExactly(at("2026-11-23T23:00:00Z"), at("2026-11-23T23:45:00Z"));
        for (String day : List.of("2026-03-29", "2026-10-25")) {
            List<Instant> due = DueTimes.on(every(30), LocalDate.parse(day));
            for (int i = 1; i < due.size(); i++) {
                assertThat(Duration.between(due.get(i - 1), due.get(i))).isEqualTo(Duration.ofMinutes(30));
            }
            assertThat(due).hasSize(day.contains("03") ? 46 : 50);
        }
    }

    @Test
    void cronSaysItsTimesAndDays() {
        assertThat(first(3, cron("30 21,23 * * mon-fri"), "2026-11-27T21:00:00Z"))
                .containsExactly(at("2026-11-27T22:30:00Z"), at("2026-11-30T20:30:00Z"), at("2026-11-30T22:30:00Z"));
        assertThat(first(2, cron("30 2 * * *"), "2026-03-28T12:00:00Z"))
                .as("skipped by the clocks")
                .containsExactly(at("2026-03-29T01:30:00Z"), at("2026-03-30T00:30:00Z"));
    }

    /** Where the clocks skip midnight, what is due before it comes after what is due behind it. */
    @Test
    void theOrderHoldsWhereMidnightIsSkipped() {
        Schedule schedule = new Schedule(
                ZoneId.of("America/Asuncion"),
                List.of(LocalTime.of(0, 15), LocalTime.of(1, 10)),
                EnumSet.allOf(DayOfWeek.class));

        assertThat(first(4, schedule, "2023-09-30T12:00:00Z"))
                .containsExactly(
                        at("2023-10-01T04:10:00Z"),
                        at("2023-10-01T04:15:00Z"),
                        at("2023-10-02T03:15:00Z"),
                        at("2023-10-02T04:10:00Z"));
    }

    /** On 30 December 2011 there was no day in Samoa: what was due then was due a day later, with what was due anyway. */
    @Test
    void aDayThatIsSkippedIsDueOnceWithTheNext() {
        Schedule schedule =
                new Schedule(ZoneId.of("Pacific/Apia"), List.of(LocalTime.NOON), EnumSet.allOf(DayOfWeek.class));

        assertThat(first(3, schedule, "2011-12-29T12:00:00Z"))
                .containsExactly(at("2011-12-29T22:00:00Z"), at("2011-12-30T22:00:00Z"), at("2011-12-31T22:00:00Z"));
    }

    /** A school's hundred machines, all at nine. */
    @Test
    void jobsAreSpreadAndEachIsAlwaysAsLate() {
        Schedule schedule = new Schedule(
                BILBAO, List.of(LocalTime.of(21, 0)), EnumSet.allOf(DayOfWeek.class), null, null, null, null, 60);
        Instant nominal = at("2026-11-23T20:00:00Z");
        int[] perQuarter = new int[4];
        for (int i = 0; i < 1000; i++) {
            JobId job = new JobId(UUID.nameUUIDFromBytes(new byte[] {(byte) i, (byte) (i >> 8)}));
            Instant due = DueTimes.next(schedule, job, nominal.minusSeconds(1)).orElseThrow();
            perQuarter[(int) Duration.between(nominal, due).toMinutes() / 15]++;

            assertThat(DueTimes.next(schedule, job, due.minusNanos(1))).contains(due);
            assertThat(DueTimes.next(schedule, job, due)).contains(due.plus(Duration.ofDays(1)));
        }
        assertThat(perQuarter).hasSize(4).satisfies(counts -> {
            for (int count : counts) {
                assertThat(count).isBetween(180, 320);
            }
        });
        assertThat(DueTimes.next(daily("21:00"), JobId.random(), nominal.minusSeconds(1)))
                .contains(nominal);
    }

    private static List<Instant> first(int count, Schedule schedule, String after) {
        return DueTimes.after(schedule, at(after)).limit(count).toList();
    }

    private static Schedule dated(@Nullable Set<Integer> monthDays, @Nullable Set<Month> months) {
        return new Schedule(
                BILBAO, List.of(LocalTime.NOON), EnumSet.allOf(DayOfWeek.class), monthDays, months, null, null, null);
    }

    private static Schedule every(int minutes) {
        return new Schedule(BILBAO, List.of(), EnumSet.allOf(DayOfWeek.class), null, null, minutes, null, null);
    }

    private static Schedule cron(String text) {
        return new Schedule(BILBAO, List.of(), Set.of(), null, null, null, text, null);
    }

    private static Schedule daily(String... times) {
        return new Schedule(
                BILBAO, List.of(times).stream().map(LocalTime::parse).toList(), EnumSet.allOf(DayOfWeek.class));
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
