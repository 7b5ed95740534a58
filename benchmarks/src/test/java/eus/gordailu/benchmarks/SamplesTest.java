package eus.gordailu.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

    private static final Samples FROM_200_DOWN_TO_1 =
            new Samples(IntStream.range(0, 200).mapToObj(i -> 200.0 - i).toList());

    @Test
    void aPercentileIsAValueThatWasMeasured() {
        assertThat(FROM_200_DOWN_TO_1.percentile(99)).isEqualTo(198);
        assertThat(FROM_200_DOWN_TO_1.percentile(0.1)).isEqualTo(1);
        assertThat(FROM_200_DOWN_TO_1.percentile(100)).isEqualTo(200);
    }

    @Test
    void ofFewValuesTheGreatestIsTheHighestPercentile() {
        assertThat(new Samples(List.of(3.0, 1.0, 2.0)).percentile(99)).isEqualTo(3);
    }

    @Test
    void theMedianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
        assertThat(new Samples(List.of(4.0, 1.0, 3.0, 2.0)).median()).isEqualTo(2.5);
        assertThat(new Samples(List.of(9.0, 1.0, 3.0)).median()).isEqualTo(3);
        assertThat(new Samples(List.of(7.0)).median()).isEqualTo(7);
    }

    @Test
    void nothingMeasuredIsNoMeasurement() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Samples(List.of()));
    }

    @Test
    void aPercentileIsAboveZeroAndAtMostAHundred() {
        assertThatIllegalArgumentException().isThrownBy(() -> FROM_200_DOWN_TO_1.percentile(0));
        assertThatIllegalArgumentException().isThrownBy(() -> FROM_200_DOWN_TO_1.percentile(101));
    }
}
