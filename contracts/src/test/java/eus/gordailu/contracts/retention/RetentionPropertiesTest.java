package eus.gordailu.contracts.retention;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Retention;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.rotation.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RetentionPropertiesTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");

    @Property(tries = 500)
    void theLastGoodSnapshotIsAlwaysKept(
            @ForAll("histories") List<Candidate> history, @ForAll("policies") Retention retention) {
        history.stream()
                .filter(Candidate::complete)
                .max(Comparator.comparingLong(Candidate::sequence))
                .ifPresent(last -> assertThat(kept(history, retention)).contains(last.id()));
    }

    @Property(tries = 500)
    void failuresNeverChangeWhichGoodOnesAreKept(
            @ForAll("histories") List<Candidate> history, @ForAll("policies") Retention retention) {
        List<Candidate> good = history.stream().filter(Candidate::complete).toList();
        Set<SnapshotId> goodIds = good.stream().map(Candidate::id).collect(Collectors.toSet());

        Set<SnapshotId> keptAmongFailures = new HashSet<>(kept(history, retention));
        keptAmongFailures.retainAll(goodIds);

        assertThat(keptAmongFailures).isEqualTo(kept(good, retention));
    }

    @Property(tries = 500)
    void planningAgainOverWhatWasKeptExpiresNothing(
            @ForAll("histories") List<Candidate> history, @ForAll("policies") Retention retention) {
        Set<SnapshotId> kept = kept(history, retention);
        List<Candidate> left = history.stream()
                .filter(candidate -> kept.contains(candidate.id()))
                .toList();

        assertThat(plan(left, retention).expired()).isEmpty();
    }

    @Property(tries = 500)
    void snapshotsOfAFutureDateNeverCostAnotherItsPlace(
            @ForAll("histories") List<Candidate> history, @ForAll("policies") Retention retention) {
        List<Candidate> present = history.stream()
                .filter(candidate -> !candidate.startedAt().isAfter(NOW))
                .toList();

        assertThat(kept(history, retention)).containsAll(kept(present, retention));
    }

    @Property(tries = 300)
    void eachSnapshotIsDecidedOnceWithAReasonAndPinnedOnesAreKept(
            @ForAll("histories") List<Candidate> history, @ForAll("policies") Retention retention) {
        RetentionPlan plan = plan(history, retention);

        assertThat(Stream.concat(plan.kept().stream(), plan.expired().stream()))
                .allSatisfy(decision -> assertThat(decision.reasons()).isNotEmpty())
                .extracting(Decision::snapshotId)
                .containsExactlyInAnyOrderElementsOf(
                        history.stream().map(Candidate::id).toList());
        history.stream()
                .filter(Candidate::pinned)
                .forEach(pinned -> assertThat(kept(history, retention)).contains(pinned.id()));
    }

    private static Set<SnapshotId> kept(List<Candidate> history, Retention retention) {
        return plan(history, retention).kept().stream()
                .map(Decision::snapshotId)
                .collect(Collectors.toSet());
    }

    private static RetentionPlan plan(List<Candidate> history, Retention retention) {
        return RetentionPlanner.plan(history, retention, MADRID, NOW);
    }

    /** Up to two years back, some ahead of the clock, made in an order that need not be that of the dates. */
    @Provide
    Arbitrary<List<Candidate>> histories() {
        Arbitrary<Long> minutes = Arbitraries.longs().between(-2 * 365 * 24 * 60L, 10 * 24 * 60L);
        Arbitrary<Integer> marks = Arbitraries.integers().between(0, 15);
        return Combinators.combine(minutes, marks)
                .as((minute, mark) -> new Candidate(
                        SnapshotId.at(NOW.plusSeconds(minute * 60)),
                        0,
                        NOW.plusSeconds(minute * 60),
                        condition(mark),
                        mark == 7))
                .list()
                .uniqueElements(Candidate::id)
                .ofMaxSize(60)
                .map(RetentionPropertiesTest::numbered);
    }

    private static Candidate.Condition condition(int mark) {
        return switch (mark) {
            case 0, 4 -> Candidate.Condition.INCOMPLETE;
            case 8, 12 -> Candidate.Condition.DAMAGED;
            default -> Candidate.Condition.COMPLETE;
        };
    }

    private static List<Candidate> numbered(List<Candidate> history) {
        List<Candidate> numbered = new ArrayList<>();
        for (Candidate each : history) {
            numbered.add(
                    new Candidate(each.id(), numbered.size() + 1L, each.startedAt(), each.condition(), each.pinned()));
        }
        return numbered;
    }

    @Provide
    Arbitrary<Retention> policies() {
        Arbitrary<Integer> count = Arbitraries.integers().between(0, 6);
        Arbitrary<Duration> within =
                Arbitraries.integers().between(0, 60).map(Duration::ofDays).injectNull(0.5);
        return Combinators.combine(count, count, count, count, count, count, within)
                .as(Retention::new);
    }
}
