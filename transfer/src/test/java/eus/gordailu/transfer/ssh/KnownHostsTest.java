package eus.gordailu.transfer.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownHostsTest {

    private static final HostKey ONE = new HostKey("ssh-ed25519", "b25l");
    private static final HostKey TWO = new HostKey("ssh-rsa", "dHdv");
    private static final String WEB = "web";
    private static final String ELSEWHERE = "[web]:2222";

    @TempDir
    Path directory;

    @Test
    void knowsNobodyAtFirst() throws IOException {
        assertThat(hosts().of(WEB)).isEmpty();
    }

    @Test
    void eachNameHasItsOwnKeyAndTheNewestAlone() throws IOException {
        believe(WEB, ONE);
        believe(ELSEWHERE, TWO);
        believe("2001:db8::1", TWO);
        believe("Web", TWO);

        assertThat(hosts().of(WEB)).containsExactly(TWO);
        assertThat(hosts().of(ELSEWHERE)).containsExactly(TWO);
        assertThat(hosts().file()).hasContent("[web]:2222 ssh-rsa dHdv\n2001:db8::1 ssh-rsa dHdv\nWeb ssh-rsa dHdv\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(hosts().file())))
                .isEqualTo("rw-------");
    }

    @Test
    void leavesWhatIsOfOthers() throws IOException {
        Files.writeString(hosts().file(), """
                # by hand
                web,10.0.0.5 ssh-ed25519 b25l root@web
                other ssh-rsa dHdv

                @revoked web ssh-rsa dHdv
                """);

        assertThat(hosts().of(WEB)).containsExactly(ONE);
        assertThat(hosts().of("10.0.0.5")).containsExactly(ONE);
        believe(WEB, TWO);

        assertThat(hosts().of(WEB)).containsExactly(TWO);
        assertThat(hosts().file()).hasContent("""
                # by hand
                10.0.0.5 ssh-ed25519 b25l root@web
                other ssh-rsa dHdv

                @revoked web ssh-rsa dHdv
                web ssh-rsa dHdv
                """);
    }

    /** OpenSSH 9.2 may write a key of a later exchange down under a name of any bytes. */
    @Test
    void aNameThatIsNoTextIsNoHindrance() throws IOException {
        byte[] odd = "[\u0090>\u00bc]:22 ssh-rsa dHdv\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(hosts().file(), odd);

        assertThat(hosts().of(WEB)).isEmpty();
        believe(WEB, ONE);

        assertThat(Files.readAllBytes(hosts().file())).startsWith(odd);
        assertThat(hosts().of(WEB)).containsExactly(ONE);
    }

    @Test
    void aKeyIsBase64() {
        assertThatThrownBy(() -> new HostKey("ssh-rsa", "two words")).isInstanceOf(IllegalArgumentException.class);
    }

    private void believe(String name, HostKey key) throws IOException {
        hosts().believe(new SeenKey(name, key));
    }

    private KnownHosts hosts() {
        return new KnownHosts(directory.resolve("known_hosts"));
    }
}
