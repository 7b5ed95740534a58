package eus.gordailu.transfer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTest {

    @Test
    void localPathsStayAsTheyAre() {
        assertThat(new Source(Route.to(new Address.Local()), List.of("/srv/a:b", "/srv/c*")).rsyncArguments(false))
                .containsExactly("/srv/a:b", "/srv/c*");
    }

    @Test
    void localPathsThatAreCarriedAreReadAsOthersAre() {
        assertThat(new Source(Route.to(new Address.Local()), List.of("/srv/a:b", "/srv/c*")).rsyncArguments(true))
                .containsExactly("localhost:/srv/a:b", ":/srv/c\\*");
        Source ambiguous = new Source(Route.to(new Address.Local()), List.of("/srv/a\\b[1]"));
        assertThat(ambiguous.rsyncArguments(false)).containsExactly("/srv/a\\b[1]");
        assertThatThrownBy(() -> ambiguous.rsyncArguments(true)).isInstanceOf(UnsuitablePathException.class);
    }

    @Test
    void furtherPathsOfAHostShareItsConnection() {
        assertThat(new Source(Route.to(Address.parse("me@web:2222")), List.of("/etc", "/srv/a b", "/x*"))
                        .rsyncArguments(false))
                .containsExactly("me@web:/etc", ":/srv/a b", ":/x\\*");
    }

    @Test
    void pathsOfWindowsAreWrittenAsCygwinAndMsys2ReadThem() {
        assertThat(new Source(
                                Route.to(Address.parse("ane@pc")),
                                List.of("/cygdrive/c/Users/Ane Lasa", "/c/Users", "/cygdrive/d/Argazkiak (2026)"))
                        .rsyncArguments(false))
                .containsExactly("ane@pc:/cygdrive/c/Users/Ane Lasa", ":/c/Users", ":/cygdrive/d/Argazkiak (2026)");
        assertThatThrownBy(() -> new Source(Route.to(Address.parse("ane@pc")), List.of("C:\\Users")))
                .isInstanceOf(UnsuitablePathException.class)
                .hasMessageContaining("from the root");
    }

    @Test
    void anIpv6HostStandsInBrackets() {
        assertThat(new Source(Route.to(Address.parse("me@[::1]")), List.of("/etc")).rsyncArguments(false))
                .containsExactly("me@[::1]:/etc");
    }

    @Test
    void aMissingLocalPathIsFound() {
        assertThat(new Source(Route.to(new Address.Local()), List.of("/", "/no/such")).missingHere())
                .contains("/no/such");
        assertThat(new Source(Route.to(new Address.Local()), List.of("/")).missingHere())
                .isEmpty();
    }
}
