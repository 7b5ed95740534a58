package eus.gordailu.kit.order;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.kit.testing.SettableClock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuccessionTest {

    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant NEXT_YEAR = Instant.parse("2027-11-23T10:00:00Z");

    private final Succession succession = new Succession(new SettableClock("2026-11-23T12:00:00Z"));

    @Test
    void theLaterFactHoldsAndOneThatComesAgainChangesNothing() {
        assertThat(lastOf(NINE, TEN)).isEqualTo(TEN);
        assertThat(lastOf(TEN, NINE)).isEqualTo(TEN);
        assertThat(succession.replaces(TEN, TEN)).isFalse();
        assertThat(succession.replaces(NEXT_YEAR, NEXT_YEAR)).isFalse();
    }

    @Test
    void whatIsHeardAfterATimeThatHasNotComeHolds() {
        assertThat(lastOf(NEXT_YEAR, NINE)).isEqualTo(NINE);
        assertThat(lastOf(NEXT_YEAR, NINE, TEN, NINE)).isEqualTo(TEN);
    }

    @Test
    void aClockThatIsAheadIsHeardWhileItIs() {
        assertThat(lastOf(TEN, NEXT_YEAR, NEXT_YEAR.plusSeconds(1))).isEqualTo(NEXT_YEAR.plusSeconds(1));
    }

    @Test
    void factsThatAreHeardAgainInTheirOrderLeadToTheSame() {
        assertThat(lastOf(NINE, NEXT_YEAR, TEN, NINE, NEXT_YEAR, TEN)).isEqualTo(TEN);
        assertThat(lastOf(NINE, NEXT_YEAR, TEN, NEXT_YEAR, TEN)).isEqualTo(TEN);
    }

    @Test
    void clocksMayDifferALittle() {
        Instant soon = Instant.parse("2026-11-23T12:00:59Z");
        assertThat(lastOf(soon, TEN)).isEqualTo(soon);
    }

    private Instant lastOf(Instant... heard) {
        return List.of(heard).stream()
                .reduce((known, next) -> succession.replaces(next, known) ? next : known)
                .orElseThrow();
    }
}
