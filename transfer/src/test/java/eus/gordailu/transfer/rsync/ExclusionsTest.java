package eus.gordailu.transfer.rsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExclusionsTest {

    @ParameterizedTest
    @CsvSource({
        "data, true",
        "/srv/data, true",
        "srv/, true",
        "dat?, true",
        "d*a, true",
        "/srv/*, true",
        "data/***, true",
        "s**a, true",
        "[d]ata, true",
        "d\\ata, true",
        "??????, true",
        "*, true",
        "*.tmp, false",
        "dat, false",
        "ata, false",
        "/srv/data/cache, false",
        "cache/, false",
        "Data, false",
        "d.ta, false",
        "- data, true",
        "+ data, false",
        "+ *, false",
    })
    void whetherAPathOfTheJobMayBeHiddenIsKnownOrInDoubt(String pattern, boolean hides) {
        Exclusions exclusions = Exclusions.of(List.of("*.bak", pattern));

        assertThat(exclusions.mayHide(List.of("/etc", "/srv/data/", "/home/ñandú")))
                .isEqualTo(hides);
    }
}
