package eus.gordailu.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.kit.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {

    private final SettableClock clock = new SettableClock("2026-11-23T10:00:00Z");
    private final FailedLogins logins = new FailedLogins(clock);

    @Test
    void theWaitDoublesUpToAMinuteAndASuccessEndsIt() {
        List<Long> waits = new ArrayList<>();
        for (int attempt = 0; attempt < 13; attempt++) {
            logins.failed("admin", "10.0.0.1");
            waits.add(logins.wait("admin", "10.0.0.1").toSeconds());
        }
        assertThat(waits).containsExactly(0L, 0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
        assertThat(logins.wait("admin", "10.0.0.2")).isZero();
        logins.succeeded("admin", "10.0.0.1");
        assertThat(logins.wait("admin", "10.0.0.1")).isZero();
    }

    @Test
    void failuresAreForgottenAfterAQuarterOfAnHour() {
        for (int attempt = 0; attempt < 9; attempt++) {
            logins.failed("admin", "10.0.0.1");
        }
        clock.advance(Duration.ofMinutes(16));
        logins.failed("admin", "10.0.0.1");
        assertThat(logins.wait("admin", "10.0.0.1")).isZero();
    }

    @Test
    void howManyAreRememberedIsBounded() {
        for (int attempt = 0; attempt < 9; attempt++) {
            logins.failed("first", "10.0.0.1");
        }
        for (int name = 0; name < 10_000; name++) {
            logins.failed("name" + name, "10.0.0.1");
        }
        assertThat(logins.wait("first", "10.0.0.1")).isZero();
    }
}
