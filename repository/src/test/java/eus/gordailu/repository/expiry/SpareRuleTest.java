package eus.gordailu.repository.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.repository.location.Space;
import org.junit.jupiter.api.Test;

class SpareRuleTest {

    @Test
    void aSpareStaysWhileEnoughIsFreeInShareAndInBytes() {
        SpareRule rule = new SpareRule(10, 500);

        assertThat(rule.allows(new Space(1_000, 10_000))).isTrue();
        assertThat(rule.allows(new Space(999, 10_000))).isFalse();
        assertThat(rule.allows(new Space(499, 1_000))).isFalse();
        assertThat(rule.allows(new Space(Long.MAX_VALUE / 4, Long.MAX_VALUE))).isTrue();
        assertThat(rule.allows(new Space(Long.MAX_VALUE / 11, Long.MAX_VALUE))).isFalse();
    }

    @Test
    void aRuleThatAsksForNothingAlwaysAllowsIt() {
        assertThat(new SpareRule(0, 0).allows(new Space(0, 10_000))).isTrue();
    }
}
