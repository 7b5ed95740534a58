package eus.gordailu.repository.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final long SECOND = 1_000_000_000L;

    private final Watch watch = new Watch();

    @Test
    void workIsHeldToItsRate() throws IOException {
        work(new Throttle(new DeletionRate(1_000), watch), 10_000, 10_000);

        assertThat(watch.now).isBetween(9 * SECOND, 11 * SECOND);
    }

    @Test
    void aDiskThatIsSlowerIsNotHeldUp() throws IOException {
        work(new Throttle(new DeletionRate(1_000), watch), 100, 5_000_000);

        assertThat(watch.paused).isZero();
    }

    @Test
    void whatASlowDiskTookIsNotMadeUpFor() throws IOException {
        Throttle throttle = new Throttle(new DeletionRate(1_000), watch);
        watch.now += 3_600 * SECOND;
        long begun = watch.now;

        work(throttle, 1_000, 0);

        assertThat(watch.now - begun).isGreaterThan(9 * SECOND / 10);
    }

    @Test
    void withoutBoundNothingWaits() throws IOException {
        work(new Throttle(DeletionRate.UNBOUNDED, watch), 100_000, 0);

        assertThat(watch.paused).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> new DeletionRate(-1));
    }

    private void work(Throttle throttle, int files, long nanosEach) throws IOException {
        for (int file = 0; file < files; file++) {
            watch.now += nanosEach;
            throttle.passed();
        }
    }

    private static final class Watch implements Ticker {

        private long now = 42;
        private long paused;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void pause(long nanos) {
            now += nanos;
            paused += nanos;
        }
    }
}
