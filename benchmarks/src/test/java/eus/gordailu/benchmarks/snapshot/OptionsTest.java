package eus.gordailu.benchmarks.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eus.gordailu.benchmarks.UnknownOptionException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void quickIsATenthOfEverything() {
        List<TreeKind> whole = Options.of(List.of()).trees();
        List<TreeKind> quick = Options.of(List.of("--quick")).trees();

        assertThat(quick).hasSameSizeAs(whole);
        assertThat(quick)
                .extracting(TreeKind::files)
                .isEqualTo(whole.stream().map(kind -> kind.files() / 10).toList());
    }

    @Test
    void theMillionIsMeasuredOnlyWhenAskedFor() {
        assertThat(Options.of(List.of()).trees()).hasSize(5).noneMatch(kind -> kind.files() > 200_000);
        assertThat(Options.of(List.of("--large")).trees()).hasSize(6).anyMatch(kind -> kind.files() == 1_000_000);
    }

    @Test
    void onlyTheTreesThatAreNamedAreMeasured() {
        Options options = Options.of(List.of("--only=20%", "--only=5 MB"));

        assertThat(options.trees()).extracting(TreeKind::name).allMatch(name -> name.matches(".*(20%|5 MB).*"));
        assertThat(options.heap()).isFalse();
        assertThat(Options.of(List.of("--only=heap")).trees()).isEmpty();
    }

    @Test
    void anotherDiskIsMeasuredWhenOneIsNamed() {
        assertThat(Options.of(List.of("--in=/mnt/xfs", "--quick")).in()).contains(Path.of("/mnt/xfs"));
        assertThat(Options.of(List.of("--quick")).in()).isEmpty();
    }

    @Test
    void whatIsNotKnownIsRefused() {
        assertThatExceptionOfType(UnknownOptionException.class)
                .isThrownBy(() -> Options.of(List.of("--quik")))
                .withMessage("there is no option '--quik' here");
    }
}
