package eus.gordailu.contracts.retention;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.calendar.DueTimes;
import eus.gordailu.contracts.catalog.Retention;
import eus.gordailu.contracts.catalog.Schedule;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.retention.Candidate.Condition;
import eus.gordailu.contracts.rotation.Decision;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The forecast against the long way round: a run at every due time, and retention after each. */
class RetentionForecastPropertiesTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    /** The clocks go back two days later. */
    private static final Instant NOW = Instant.parse("2026-10-23T10:30:00Z");

    private static final int DAYS = 12;

    @Property(tries = 200)
    void theForecastIsWhatRotatingAfterEveryRunLeaves(
            @ForAll("presents") List<Candidate> present,
            @ForAll("schedules") Schedule schedule,
            @ForAll("policies") Retention retention) {
        RetentionPreview preview = new RetentionForecast(schedule, retention).preview(present, NOW, DAYS);

        List<Candidate> stock = new ArrayList<>(present);
        RetentionPlan plan = rotate(stock, schedule, retention, NOW);
        Instant last = NOW;
        for (PreviewDay day : preview.days()) {
            Instant end = day.date().plusDays(1).atStartOfDay(MADRID).toInstant();
            Optional<Instant> due = DueTimes.next(schedule, last);
            while (due.isPresent() && due.get().isBefore(end)) {
                last = due.get();
                stock.add(new Candidate(
                        SnapshotId.at(last.plusMillis(1)), 1_000 + stock.size(), last, Condition.COMPLETE, false));
                renumber(stock);
                plan = rotate(stock, schedule, retention, last);
                due = DueTimes.next(schedule, last);
            }
            assertThat(day.kept().decisions()).isEqualTo(plan.kept());
        }
        assertThat(preview.days().getLast().date()).isEqualTo(LocalDate.parse("2026-11-03"));
    }

    private static RetentionPlan rotate(List<Candidate> stock, Schedule schedule, Retention retention, Instant now) {
        RetentionPlan plan = RetentionPlanner.plan(stock, retention, schedule.zone(), now);
        Set<SnapshotId> kept = plan.kept().stream().map(Decision::snapshotId).collect(Collectors.toSet());
        stock.removeIf(snapshot -> !kept.contains(snapshot.id()));
        return plan;
    }

    private static void renumber(List<Candidate> stock) {
        for (int at = 0; at < stock.size(); at++) {
            Candidate each = stock.get(at);
            stock.set(at, new Candidate(each.id(), at + 1L, each.startedAt(), each.condition(), each.pinned()));
        }
    }

    /** In the order in which they were made, which need not be that of their dates; none at a second of a later run. */
    @Provide
    Arbitrary<List<Candidate>> presents() {
        Arbitrary<Long> minutes = Arbitraries.longs().between(-100 * 24 * 60L, 4 * 24 * 60L);
        return Combinators.combine(minutes, Arbitraries.integers().between(0, 9))
                .as((minute, mark) -> {
                    Instant at = NOW.plusSeconds(minute * 60 + 7);
                    return new Candidate(SnapshotId.at(at), 0, at, condition(mark), mark == 5);
                })
                .list()
                .uniqueElements(Candidate::id)
                .ofMaxSize(25)
                .map(list -> {
                    List<Candidate> numbered = new ArrayList<>(list);
                    renumber(numbered);
                    return numbered;
                });
    }

    private static Condition condition(int mark) {
        return switch (mark) {
            case 8 -> Condition.INCOMPLETE;
            case 9 -> Condition.DAMAGED;
            default -> Condition.COMPLETE;
        };
    }

    @Provide
    Arbitrary<Schedule> schedules() {
        Arbitrary<List<LocalTime>> times = Arbitraries.integers()
                .between(0, 95)
                .map(quarter -> LocalTime.MIDNIGHT.plusMinutes(15L * quarter))
                .list()
                .ofMaxSize(12);
        Arbitrary<Set<DayOfWeek>> days = Arbitraries.of(DayOfWeek.class).set().ofMinSize(1);
        return Combinators.combine(times, days).as((at, on) -> new Schedule(MADRID, at, EnumSet.copyOf(on)));
    }

    @Provide
    Arbitrary<Retention> policies() {
        Arbitrary<Integer> count = Arbitraries.integers().between(0, 6);
        Arbitrary<Duration> within =
                Arbitraries.integers().between(0, 400).map(Duration::ofHours).injectNull(0.5);
        return Combinators.combine(count, count, count, count, count, count, within)
                .as(Retention::new);
    }
}
