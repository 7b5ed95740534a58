package eus.gordailu.transfer.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.gordailu.contracts.catalog.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownHostsTest {

    private static final HostKey ONE = new HostKey("ssh-ed25519", "b25l");
    private static final HostKey TWO = new HostKey("ssh-rsa", "dHdv");
    private static final Address.Ssh WEB = new Address.Ssh("root", "web", 22);
    private static final Address.Ssh ELSEWHERE = new Address.Ssh("root", "web", 2222);
    private static final Address.Ssh SIXTH = new Address.Ssh("root", "2001:db8::1", 22);

    @TempDir
    Path directory;

    @Test
    void knowsNobodyAtFirst() throws IOException {
        assertThat(hosts().of(WEB)).isEmpty();
    }

    @Test
    void eachAddressHasItsOwnKeyAndTheNewestAlone() throws IOException {
        hosts().believe(WEB, ONE);
        hosts().believe(ELSEWHERE, TWO);
        hosts().believe(SIXTH, TWO);
        hosts().believe(WEB, TWO);

        assertThat(hosts().of(WEB)).containsExactly(TWO);
        assertThat(hosts().of(ELSEWHERE)).containsExactly(TWO);
        assertThat(hosts().file()).hasContent("[web]:2222 ssh-rsa dHdv\n2001:db8::1 ssh-rsa dHdv\nweb ssh-rsa dHdv\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(hosts().file())))
                .isEqualTo("rw-------");
    }

    @Test
    void leavesWhatSshHasWritten() throws IOException {
        Files.writeString(hosts().file(), "# by hand\nweb ssh-ed25519 b25l root@web\nother ssh-rsa dHdv\n");

        assertThat(hosts().of(WEB)).containsExactly(ONE);
        hosts().believe(WEB, TWO);

        assertThat(hosts().file()).hasContent("# by hand\nother ssh-rsa dHdv\nweb ssh-rsa dHdv\n");
    }

    @Test
    void aKeyIsBase64() {
        assertThatThrownBy(() -> new HostKey("ssh-rsa", "two words")).isInstanceOf(IllegalArgumentException.class);
    }

    private KnownHosts hosts() {
        return new KnownHosts(directory.resolve("known_hosts"));
    }
}
