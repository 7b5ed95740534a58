package eus.gordailu.transfer.rsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class JointProgressTest {

    @Test
    void runsAtTheSameTimeCountTogether() {
        List<RsyncProgress> told = new ArrayList<>();
        JointProgress joint = new JointProgress(told::add);
        Consumer<RsyncProgress> one = joint.part();
        Consumer<RsyncProgress> other = joint.part();
        RsyncProgress first = new RsyncProgress(100, 10, 5, Duration.ofSeconds(9), 1, 2, 30, false);

        one.accept(first);
        other.accept(new RsyncProgress(50, 50, 7, Duration.ofSeconds(3), 4, 5, 10, true));
        one.accept(new RsyncProgress(200, 20, 6, Duration.ofSeconds(8), 2, 3, 30, false));

        assertThat(told)
                .containsExactly(
                        first,
                        new RsyncProgress(150, 20, 12, Duration.ofSeconds(9), 5, 7, 40, true),
                        new RsyncProgress(250, 27, 13, Duration.ofSeconds(8), 6, 8, 40, true));
    }
}
