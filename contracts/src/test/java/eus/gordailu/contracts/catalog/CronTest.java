package eus.gordailu.contracts.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        0 21 * * *; 21:00
        */20 8-9 * * *; 08:00 08:20 08:40 09:00 09:20 09:40
        5,35 0 * * *; 00:05 00:35
        10-14/2 6 * * *; 06:10 06:12 06:14
        50/5 23 * * *; 23:50 23:55
        @daily; 00:00
        """)
    void theTimesOfADay(String text, String times) {
        assertThat(Cron.parse(text).times().stream().map(LocalTime::toString).collect(Collectors.joining(" ")))
                .isEqualTo(times);
    }

    /** November 2026 begins on a Sunday. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        0 0 1,15 * *; 1 15
        0 0 * * 0; 1 8 15 22 29
        0 0 * * 7; 1 8 15 22 29
        0 0 * * SUN-tue; 1 2 3 8 9 10 15 16 17 22 23 24 29 30
        0 0 * * 6-7; 1 7 8 14 15 21 22 28 29
        0 0 13 * fri; 6 13 20 27
        0 0 */6 * fri; 13
        0 0 20-31 * *; 20 21 22 23 24 25 26 27 28 29 30
        0 0 30 nov *; 30
        0 0 30 dec *;
        @weekly; 1 8 15 22 29
        @monthly; 1
        """)
    void theDaysOfAMonth(String text, String days) {
        Cron cron = Cron.parse(text);
        assertThat(IntStream.rangeClosed(1, 30)
                        .filter(day -> cron.isOn(LocalDate.of(2026, 11, day)))
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(days == null ? "" : days);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * 32 * *",
                "* * * 13 *",
                "* * * * 8",
                "5-1 * * * *",
                "*/0 * * * *",
                "a * * * *",
                "1,, * * * *",
                "* * * * fri-mon",
                "-1 * * * *",
                "@reboot",
                "0 0 31 2 *",
                "0 0 31 apr,jun *",
                "1.5 * * * *",
                "* * L * *"
            })
    void whatIsNoneIsRefusedWithASentence(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cron.parse(text)).withMessageMatching("(?s)\".*\".{10,}");
    }

    @Test
    void aDateThatNeverComesBesideADayOfTheWeekThatDoes() {
        assertThat(Cron.parse("0 0 31 2 mon").isOn(LocalDate.of(2027, 2, 1))).isTrue();
    }

    @Test
    void itIsShownAsItWasWritten() {
        assertThat(Cron.parse("  30\t21 * *  MON-fri ")).hasToString("30 21 * * mon-fri");
    }
}
