package eus.gordailu.transfer.rsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RsyncCommandTest {

    @Test
    void twoRunsAtTheSameTimeShareNoPlaceForFilesUnderWay() {
        RsyncCommand one = RsyncCommand.pull(List.of("/srv"), Path.of("/job/data"), Path.of("/job/scratch"));
        Path list = Path.of("/job/list");

        List<String> first = one.application(list, false).arguments();
        List<String> second = one.beside().application(list, false).arguments();

        assertThat(first).contains("--partial-dir=/job/scratch");
        assertThat(second)
                .contains("--partial-dir=/job/scratch/.gordailu-second")
                .hasSameSizeAs(first);
    }
}
