package eus.gordailu.contracts.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreePathTest {

    @Test
    void aPathIsItsBytes() {
        byte[] latin1 = {'a', (byte) 0xe9, '/', '\n'};
        TreePath path = TreePath.of(latin1);

        assertThat(path.bytes()).isEqualTo(latin1);
        assertThat(path).isEqualTo(TreePath.of(latin1));
        assertThat(path).hasToString("a\\#351/\\#012");
        assertThat(TreePath.of("etxea/ñandú")).hasToString("etxea/ñandú");
    }

    @Test
    void aPathLeadsFromTheRootToItsName() {
        TreePath hosts = TreePath.of("etc/network/hosts");

        assertThat(hosts.names()).containsExactly("etc", "network", "hosts");
        assertThat(hosts.name()).isEqualTo("hosts");
        assertThat(hosts.parent()).isEqualTo(TreePath.of("etc/network"));
        assertThat(hosts.parent().parent().parent()).isEqualTo(TreePath.ROOT);
        assertThat(TreePath.ROOT.parent()).isEqualTo(TreePath.ROOT);
        assertThat(TreePath.ROOT.child("etc").child("fstab")).isEqualTo(TreePath.of("etc/fstab"));
    }

    @Test
    void aPathLeadsFromAnyDirectoryAboveIt() {
        TreePath hosts = TreePath.of("etc/network/hosts");

        assertThat(hosts.from(TreePath.of("etc"))).isEqualTo(TreePath.of("network/hosts"));
        assertThat(hosts.from(TreePath.ROOT)).isEqualTo(hosts);
        assertThat(hosts.isBelow(TreePath.of("etc/network"))).isTrue();
        assertThat(hosts.isBelow(TreePath.ROOT)).isTrue();
        for (TreePath beside : new TreePath[] {hosts, TreePath.of("etc/net"), TreePath.of("etc/network/hosts/x")}) {
            assertThat(hosts.isBelow(beside)).isFalse();
            assertThatIllegalArgumentException().isThrownBy(() -> hosts.from(beside));
        }
        assertThat(TreePath.ROOT.isBelow(TreePath.ROOT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"...", "..a/b", "a/.b", "a./b", "a/..b/c", "a/b..", ".a"})
    void dotsInANameAreAsGoodAsAnyOtherByte(String text) {
        assertThat(TreePath.of(text).toString()).isEqualTo(text);
    }

    @Test
    void theRootHasNoName() {
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(TreePath.ROOT::name);
        assertThat(TreePath.of("etc").name()).isEqualTo("etc");
    }

    @Test
    void aPathIsOfBytesOnly() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TreePath("etc/\u0100"));
        assertThat(new TreePath("etc/\u00ff").bytes()).endsWith(0xff);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc",
                "etc/",
                "etc//hosts",
                "../etc",
                "etc/..",
                "./etc",
                ".",
                "a\0b",
                "..",
                "a/./b",
                "a/../b",
                "a/."
            })
    void whatLeadsOutOfTheTreeIsNoPath(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TreePath.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"etc/hosts", "caf\u00c3\u00a9", "l\u00e9on/a b", "new\nline"})
    void whatIsShownIsReadBack(String octets) {
        assertThat(TreePath.ofShown(new TreePath(octets).toString()).octets()).isEqualTo(octets);
    }

    @Test
    void escapesLeadNowhereElse() {
        assertThatIllegalArgumentException().isThrownBy(() -> TreePath.ofShown("a/\\#056\\#056/b"));
        assertThatIllegalArgumentException().isThrownBy(() -> TreePath.ofShown("a\\#000"));
        assertThat(TreePath.ofShown("a\\#777").octets()).isEqualTo("a\\#777");
    }
}
