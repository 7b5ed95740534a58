package eus.gordailu.contracts.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BandwidthLimitTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Madrid");

    /** 2026-11-23 is a Monday; 0 stands for no limit. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "512                                   | 2026-11-23T12:00 | 512",
                "512k                                  | 2026-11-23T12:00 | 512",
                "2M                                    | 2026-11-23T12:00 | 2048",
                "1g                                    | 2026-11-23T12:00 | 1048576",
                "off                                   | 2026-11-23T12:00 | 0",
                "08:00,512k 20:00,off                  | 2026-11-23T07:59 | 0",
                "08:00,512k 20:00,off                  | 2026-11-23T08:00 | 512",
                "08:00,512k 20:00,off                  | 2026-11-23T19:59 | 512",
                "08:00,512k 20:00,off                  | 2026-11-23T20:00 | 0",
                "20:00,off 08:00,512k                  | 2026-11-24T00:00 | 0",
                "Mon-08:00,512k Fri-20:00,off          | 2026-11-23T07:59 | 0",
                "Mon-08:00,512k fri-20:00,off          | 2026-11-26T03:00 | 512",
                "Mon-08:00,512k Fri-20:00,off          | 2026-11-28T12:00 | 0",
                "08:00,512k 20:00,off Sat-08:00,off    | 2026-11-28T08:00 | 0",
                "Sat-08:00,off 08:00,512k 20:00,off    | 2026-11-28T08:00 | 0",
                "Sat-08:00,off 08:00,512k 20:00,off    | 2026-11-29T08:00 | 512",
                "Wed-10:00,100                         | 2026-11-24T10:00 | 100",
            })
    void theRateThatBeganLastHolds(String text, LocalDateTime local, long expected) {
        OptionalLong rate = expected == 0 ? OptionalLong.empty() : OptionalLong.of(expected);

        assertThat(BandwidthLimit.parse(text).at(local.atZone(ZONE).toInstant(), ZONE))
                .isEqualTo(rate);
    }

    /** 02:30 is left out that day, and then comes twice. */
    @Test
    void aTimeThatTheClockLeavesOutBeginsAtTheNextThatThereIs() {
        BandwidthLimit limit = BandwidthLimit.parse("02:30,1 12:00,2");

        assertThat(limit.at(LocalDateTime.parse("2026-03-29T01:59").atZone(ZONE).toInstant(), ZONE))
                .hasValue(2);
        assertThat(limit.at(LocalDateTime.parse("2026-03-29T03:30").atZone(ZONE).toInstant(), ZONE))
                .hasValue(1);
        assertThat(limit.at(LocalDateTime.parse("2026-10-25T02:30").atZone(ZONE).toInstant(), ZONE))
                .hasValue(1);
        assertThat(limit.at(LocalDateTime.parse("2026-10-25T02:29").atZone(ZONE).toInstant(), ZONE))
                .hasValue(2);
    }

    @Test
    void onlyATimetableVaries() {
        assertThat(BandwidthLimit.parse("512k").varies()).isFalse();
        assertThat(BandwidthLimit.parse("08:00,1M 20:00,1024k").varies()).isFalse();
        assertThat(BandwidthLimit.parse("08:00,1M 20:00,off").varies()).isTrue();
        assertThat(BandwidthLimit.parse("  08:00,1M   20:00,off ")).hasToString("08:00,1M 20:00,off");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0",
                "0k",
                "-1",
                "1.5M",
                "fast",
                "08:00",
                "8:00,1M",
                "25:00,1M",
                "08:00,",
                "08:00,1M,2M",
                "Mo-08:00,1M",
                "Xxx-08:00,1M",
                "1M 2M",
                "1M 08:00,2M",
                "9999999999",
                "08:00,--rsh=x",
                "1k --rsh=x",
                "4G",
                "999999999G"
            })
    void whatIsNoneIsRefusedWithAnExample(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BandwidthLimit.parse(text))
                .withMessageContaining("08:00,512k 20:00,off");
    }
}
