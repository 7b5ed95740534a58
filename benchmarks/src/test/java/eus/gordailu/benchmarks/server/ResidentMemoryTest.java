package eus.gordailu.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResidentMemoryTest {

    @Test
    void theKernelCountsInKibibytes() {
        List<String> status = List.of("Name:\tjava", "VmHWM:\t  500000 kB", "VmRSS:\t  439453 kB", "RssAnon:\t 1 kB");

        assertThat(ResidentMemory.megabytes(status)).isEqualTo(439_453 * 1024 / 1e6);
    }

    @Test
    void aProcessThatHasEndedHasNone() {
        assertThatIllegalStateException().isThrownBy(() -> ResidentMemory.megabytes(List.of("State:\tZ (zombie)")));
    }
}
