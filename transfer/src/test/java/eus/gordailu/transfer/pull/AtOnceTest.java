package eus.gordailu.transfer.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.gordailu.transfer.process.Cancellation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class AtOnceTest {

    @Test
    void bothRunAtTheSameTime() {
        CountDownLatch met = new CountDownLatch(2);

        AtOnce<String> both = run(Cancellation.never(), _ -> meet(met, "one"), _ -> meet(met, "other"));

        assertThat(both).isEqualTo(new AtOnce<>("one", "other"));
    }

    @Test
    void whenOneIsOfNoUseTheOtherIsEnded() {
        assertThat(run(Cancellation.never(), _ -> "bad", AtOnceTest::untilCancelled))
                .isEqualTo(new AtOnce<>("bad", "cancelled"));
        assertThat(run(Cancellation.never(), AtOnceTest::untilCancelled, _ -> "bad"))
                .isEqualTo(new AtOnce<>("cancelled", "bad"));
    }

    @Test
    void anExceptionOfOneEndsTheOtherAndIsThrown() {
        IllegalStateException broken = new IllegalStateException("broken");

        assertThatThrownBy(() -> run(Cancellation.never(), AtOnceTest::untilCancelled, failing(broken)))
                .isSameAs(broken);
        assertThatThrownBy(() -> run(Cancellation.never(), failing(broken), AtOnceTest::untilCancelled))
                .isSameAs(broken);
    }

    @Test
    void aCancellationFromOutsideEndsBoth() {
        Cancellation outside = new Cancellation();

        AtOnce<String> both = run(
                outside,
                wish -> {
                    outside.cancel();
                    return untilCancelled(wish);
                },
                AtOnceTest::untilCancelled);

        assertThat(both).isEqualTo(new AtOnce<>("cancelled", "cancelled"));
    }

    @Test
    void anInterruptEndsTheSecondToo() {
        AtOnce<String> both = run(
                Cancellation.never(),
                _ -> {
                    Thread.currentThread().interrupt();
                    return "good";
                },
                AtOnceTest::untilCancelled);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(both).isEqualTo(new AtOnce<>("good", "cancelled"));
    }

    private static AtOnce<String> run(
            Cancellation cancellation, Function<Cancellation, String> first, Function<Cancellation, String> second) {
        return AtOnce.run(cancellation, result -> !result.equals("bad"), first, second);
    }

    private static Function<Cancellation, String> failing(RuntimeException exception) {
        return _ -> {
            throw exception;
        };
    }

    private static String meet(CountDownLatch met, String name) {
        met.countDown();
        try {
            met.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return name;
    }

    private static String untilCancelled(Cancellation wish) {
        try {
            return wish.await(Duration.ofSeconds(15)) ? "cancelled" : "forgotten";
        } catch (InterruptedException e) {
            return "interrupted";
        }
    }
}
