package eus.gordailu.contracts.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import eus.gordailu.contracts.catalog.Retention;
import eus.gordailu.contracts.catalog.Schedule;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.retention.Candidate.Condition;
import eus.gordailu.contracts.rotation.Decision;
import eus.gordailu.contracts.rotation.Reason;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetentionForecastTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final Instant NOW = Instant.parse("2026-11-24T11:00:00Z");
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);
    private static final Schedule NIGHTLY = new Schedule(MADRID, List.of(LocalTime.of(2, 0)), EVERY_DAY);
    private static final Schedule HOURLY = new Schedule(
            MADRID,
            IntStream.range(0, 24).mapToObj(hour -> LocalTime.of(hour, 0)).toList(),
            EVERY_DAY);

    @Test
    void aLoweredCountShowsWhatWouldExpireAtOnce() {
        List<Candidate> week = IntStream.rangeClosed(18, 24)
                .mapToObj(day -> present("2026-11-%dT01:00:00Z".formatted(day), day))
                .toList();

        RetentionPreview preview = new RetentionForecast(NIGHTLY, daily(2)).preview(week, NOW, 2);

        assertThat(ids(preview.kept())).containsExactly("2026-11-24T01-00-00Z", "2026-11-23T01-00-00Z");
        assertThat(preview.expired().total()).isEqualTo(5);
        assertThat(ids(preview.expired())).startsWith("2026-11-22T01-00-00Z").endsWith("2026-11-18T01-00-00Z");
    }

    @Test
    void eachDayShowsWhatIsKeptThenAndWhatGoes() {
        List<Candidate> two = List.of(present("2026-11-23T01:00:00Z", 1), present("2026-11-24T01:00:00Z", 2));

        List<PreviewDay> days = new RetentionForecast(NIGHTLY, new Retention(0, 0, 2, 1, 0, 0, null))
                .preview(two, NOW, 3)
                .days();

        assertThat(days)
                .extracting(PreviewDay::date)
                .containsExactly(
                        LocalDate.parse("2026-11-24"), LocalDate.parse("2026-11-25"), LocalDate.parse("2026-11-26"));
        assertThat(days).extracting(PreviewDay::runs).containsExactly(0, 1, 1);
        assertThat(ids(days.get(0).kept())).containsExactly("2026-11-24T01-00-00Z", "2026-11-23T01-00-00Z");
        assertThat(days.get(0).expired().total()).isZero();
        assertThat(ids(days.get(1).kept())).containsExactly("2026-11-25T01-00-00Z", "2026-11-24T01-00-00Z");
        assertThat(ids(days.get(1).expired())).containsExactly("2026-11-23T01-00-00Z");
        assertThat(days.get(2).kept().decisions().getFirst().reasons())
                .containsExactly(
                        new Reason("newest", ""), new Reason("daily", "2026-11-26"), new Reason("weekly", "2026-W48"));
    }

    @Test
    void aYearAheadTheTiersAreFull() {
        RetentionPreview preview =
                new RetentionForecast(NIGHTLY, new Retention(0, 0, 7, 4, 12, 2, null)).preview(List.of(), NOW, 400);

        PreviewDay last = preview.days().getLast();
        assertThat(last.date()).isEqualTo("2027-12-28");
        assertThat(rules(last, "daily")).isEqualTo(7);
        assertThat(rules(last, "weekly")).isEqualTo(4);
        assertThat(rules(last, "monthly")).isEqualTo(12);
        assertThat(rules(last, "yearly")).isEqualTo(2);
        assertThat(ids(last.kept())).contains("2026-12-31T01-00-00Z", "2027-06-30T00-00-00Z", "2027-12-28T01-00-00Z");
    }

    @Test
    void withoutTimesNothingIsMadeAndNothingChanges() {
        RetentionPreview preview = new RetentionForecast(new Schedule(MADRID, List.of(), Set.of()), daily(1))
                .preview(List.of(present("2026-11-23T01:00:00Z", 1)), NOW, 400);

        assertThat(preview.days()).hasSize(400).allSatisfy(day -> {
            assertThat(day.runs()).isZero();
            assertThat(day.kept()).isEqualTo(preview.kept());
            assertThat(day.expired().total()).isZero();
        });
    }

    @Test
    void whatIsAheadOfTheClockOrDamagedStaysAndARunOfThatSecondGetsAnotherName() {
        Candidate ahead = present("2026-11-25T01:00:00Z", 1);
        Candidate damaged =
                new Candidate(SnapshotId.of("2026-11-20T01-00-00Z"), 0, Instant.EPOCH, Condition.DAMAGED, false);

        List<PreviewDay> days = new RetentionForecast(NIGHTLY, daily(1))
                .preview(List.of(ahead, damaged), NOW, 2)
                .days();

        assertThat(days.get(0).kept().decisions())
                .containsExactly(
                        new Decision(ahead.id(), List.of(new Reason("future", ""), new Reason("newest", ""))),
                        new Decision(damaged.id(), List.of(new Reason("damaged", ""))));
        assertThat(ids(days.get(1).kept())).containsExactly("2026-11-25T01-00-01Z", "2026-11-20T01-00-00Z");
    }

    @Test
    void whatIsListedIsBoundedAndWhatIsKeptIsCounted() {
        Retention everything = new Retention(0, 0, 0, 0, 0, 0, Duration.ofDays(1_000));

        RetentionPreview preview = new RetentionForecast(HOURLY, everything).preview(List.of(), NOW, 400);

        assertThat(preview.days().getLast().kept().total())
                .isEqualTo(preview.days().stream().mapToInt(PreviewDay::runs).sum());
        assertThat(preview.days().stream()
                        .mapToInt(day -> day.kept().decisions().size())
                        .sum())
                .isLessThanOrEqualTo(RetentionPreview.MOST_LISTED);
    }

    @Test
    void tooManyDaysOrRunsAreRefusedWithAWordOnWhatToDo() {
        Schedule everyMinute = new Schedule(
                MADRID,
                IntStream.range(0, 1_440)
                        .mapToObj(minute -> LocalTime.MIDNIGHT.plusMinutes(minute))
                        .toList(),
                EVERY_DAY);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetentionForecast(everyMinute, daily(1)).preview(List.of(), NOW, 400))
                .withMessageContaining("ask for fewer days");
        for (int days : new int[] {0, 401}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new RetentionForecast(NIGHTLY, daily(1)).preview(List.of(), NOW, days))
                    .withMessageContaining("1 to 400 days");
        }
    }

    private static Retention daily(int count) {
        return new Retention(0, 0, count, 0, 0, 0, null);
    }

    private static Candidate present(String at, long sequence) {
        Instant begun = Instant.parse(at);
        return new Candidate(SnapshotId.at(begun), sequence, begun, Condition.COMPLETE, false);
    }

    private static List<String> ids(Selection selection) {
        return selection.decisions().stream()
                .map(decision -> decision.snapshotId().toString())
                .toList();
    }

    private static long rules(PreviewDay day, String rule) {
        return day.kept().decisions().stream()
                .map(Decision::reasons)
                .flatMap(reasons -> Stream.of(reasons.stream()))
                .filter(reasons -> reasons.anyMatch(reason -> reason.rule().equals(rule)))
                .count();
    }
}
