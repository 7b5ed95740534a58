package eus.gordailu.contracts.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "999, 999 bytes",
        "1000, 1.0 kB",
        "1550000, 1.6 MB",
        "107374182400, 107.4 GB",
        "9223372036854775807, 9.2 EB"
    })
    void bytesAreToldInTheUnitThatFits(long bytes, String told) {
        assertThat(Size.of(bytes)).isEqualTo(told);
    }
}
