package eus.gordailu.contracts.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RsyncWeaknessTest {

    @ParameterizedTest
    @CsvSource({
        "2.6.9, 29, PLAIN",
        "openrsync, 29, PLAIN",
        ", 29, PLAIN",
        "3.0.9, 30, OLD",
        ", 30, OLD",
        "3.1.0, 31, VULNERABLE",
        "3.3.0, 31, VULNERABLE",
        ", 31, VULNERABLE",
        "3.4.1, 32, BEFORE_MENDS",
        "3.4.1,, BEFORE_MENDS",
        "3.5.0, 32,",
        "3.10.0, 32,",
        "4.0.0, 33,",
        "nightly, 33,",
        ", 32,",
        ",,"
    })
    void theVersionTellsOrElseTheProtocol(
            @Nullable String version, @Nullable Integer protocol, @Nullable RsyncWeakness expected) {
        Optional<RsyncWeakness> weakness = RsyncWeakness.of(version, protocol);

        assertThat(weakness).isEqualTo(Optional.ofNullable(expected));
        weakness.ifPresent(found -> assertThat(found.sentence(version, protocol))
                .startsWith(
                        version == null
                                ? "An rsync that speaks protocol " + protocol
                                : version.equals("openrsync") ? "openrsync" : "rsync " + version));
    }
}
