package eus.gordailu.transfer.pull;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.transfer.rsync.RsyncStats;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PullRunTest {

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "0, 24, 24", "24, 23, 23", "23, 24, 23", "23, 0, 23"})
    void whatHasVanishedDoesNotHideWhatCouldNotBeRead(int one, int other, int together) {
        assertThat(run(one).beside(run(other)).exitCode()).isEqualTo(together);
        assertThat(run(one).before(run(other)).exitCode()).isEqualTo(together);
    }

    private static PullRun run(int exitCode) {
        return new PullRun(
                exitCode, "3.5.0", List.of("rsync"), PullRun.Peer.NONE, RsyncStats.NONE, List.of(), Duration.ZERO);
    }
}
