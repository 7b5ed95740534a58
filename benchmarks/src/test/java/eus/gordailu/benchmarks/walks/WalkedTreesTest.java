package eus.gordailu.benchmarks.walks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalkedTreesTest {

    @TempDir
    Path place;

    @Test
    void eachWalkComesByEveryFileAndTheTreesAreGoneAtTheEnd() throws IOException {
        try (WalkedTrees trees = WalkedTrees.make(place.toString())) {
            assertThat(trees.link().linked()).isEqualTo(WalkedTrees.FILES);
            assertThat(trees.recycle().kept()).isEqualTo(WalkedTrees.FILES);
            assertThat(trees.differences()).isZero();
            assertThat(trees.delete().files()).isEqualTo(WalkedTrees.FILES);
            // Nothing is left to be deleted: a walk that does not come by every file is no measurement.
            assertThatIllegalStateException().isThrownBy(trees::delete).withMessageContaining("were deleted");
        }

        assertThat(place).isEmptyDirectory();
    }
}
