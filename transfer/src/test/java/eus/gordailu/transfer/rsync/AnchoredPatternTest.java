package eus.gordailu.transfer.rsync;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.path.TreePath;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnchoredPatternTest {

    @Test
    void aBackslashIsItselfUnlessAWildcardStandsBesideIt() {
        AnchoredPattern plain = pattern("srv/a\\b");
        AnchoredPattern wild = pattern("srv/a\\b*[c]?");

        assertThat(plain.itself()).isEqualTo("/srv/a\\b");
        assertThat(plain.contents()).isEqualTo("/srv/a\\\\b/**");
        assertThat(wild.itself()).isEqualTo("/srv/a\\\\b\\*\\[c]\\?");
        assertThat(wild.contents()).isEqualTo("/srv/a\\\\b\\*\\[c]\\?/**");
    }

    @Test
    void aNameMayBeAnyText() {
        assertThat(pattern("srv/ñandú -x # y ").itself()).isEqualTo("/srv/ñandú -x # y ");
        assertThat(pattern("srv/line\u2028end*").itself()).isEqualTo("/srv/line\u2028end\\*");
    }

    @Test
    void whatCannotBeSaidIsNotNamed() {
        assertThat(AnchoredPattern.of(TreePath.ROOT)).isEmpty();
        assertThat(AnchoredPattern.of(TreePath.of("srv/new\nline"))).isEmpty();
        assertThat(AnchoredPattern.of(TreePath.of("l\351on".getBytes(StandardCharsets.ISO_8859_1))))
                .isEmpty();
    }

    private static AnchoredPattern pattern(String path) {
        return AnchoredPattern.of(TreePath.of(path)).orElseThrow();
    }
}
