package eus.gordailu.rotation.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RotationLimitsTest {

    private final RotationLimits limits = new RotationLimits(3, Duration.ofSeconds(10), Duration.ofSeconds(2));

    @Test
    void waitsGrow() {
        assertThat(limits.waitAfter(1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(limits.waitAfter(2)).isEqualTo(Duration.ofSeconds(20));
        assertThat(limits.waitAfter(100)).isEqualTo(Duration.ofSeconds(10_240));
    }

    @Test
    void attemptsAreBounded() {
        assertThat(limits.allowAfter(2)).isTrue();
        assertThat(limits.allowAfter(3)).isFalse();
    }
}
