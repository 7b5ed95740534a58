package eus.gordailu.transfer.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.id.ClientId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonPasswordsTest {

    private static final Address.Daemon NAS = new Address.Daemon("backup", "nas", 873, "photos");

    @TempDir
    Path root;

    private final ClientId client = ClientId.random();

    @Test
    void onlyItsOwnerMayReadOne() throws IOException {
        DaemonPasswords passwords = new DaemonPasswords(root.resolve("passwords"));

        keep(passwords, client, "one", true);
        keep(passwords, client, "zwei ü", true);

        Path file = passwords.of(client, NAS).orElseThrow();
        assertThat(Files.readAllLines(file).getFirst()).isEqualTo("zwei ü");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(root.resolve("passwords")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(root.resolve("passwords/drafts")).isEmptyDirectory();
        assertThat(passwords.of(ClientId.random(), NAS)).isEmpty();
    }

    /** Whoever can have a client tested at another address must not be told its password there. */
    @Test
    void itIsToldToNoOtherDaemonAndForNoOtherUser() throws IOException {
        DaemonPasswords passwords = new DaemonPasswords(root);
        keep(passwords, client, "one", true);

        for (String other : List.of("backup@evil::photos", "admin@nas::photos", "rsync://backup@nas:8730/photos")) {
            assertThat(passwords.of(client, (Address.Daemon) Address.parse(other)))
                    .as(other)
                    .isEmpty();
        }
        assertThat(passwords.of(client, (Address.Daemon) Address.parse("backup@nas::music")))
                .isPresent();
    }

    /** A kill leaves it there, and nobody uses it. */
    @Test
    void oneThatIsTriedGoesLikeADraft() throws IOException {
        DaemonPasswords passwords = new DaemonPasswords(root);
        Path trial = passwords.trial(NAS, "one");
        assertThat(Files.getPosixFilePermissions(trial)).isEqualTo(PosixFilePermissions.fromString("rw-------"));

        passwords.forgetDrafts(Instant.now().plus(Duration.ofDays(1)));

        assertThat(trial).doesNotExist();
    }

    private static void keep(DaemonPasswords passwords, ClientId client, String password, boolean added)
            throws IOException {
        passwords.keep(passwords.trial(NAS, password), client, added);
    }

    @Test
    void oneThatWasGivenBeforeItsClientWaitsForIt() throws IOException {
        DaemonPasswords passwords = new DaemonPasswords(root);
        ClientId never = ClientId.random();
        keep(passwords, client, "one", false);
        keep(passwords, never, "two", false);
        assertThat(passwords.of(client, NAS)).isPresent();

        passwords.adopt(client);
        assertThat(passwords.adopted(client, NAS)).isPresent();
        passwords.forgetDrafts(Instant.now().plus(Duration.ofDays(1)));

        assertThat(passwords.of(client, NAS))
                .hasValueSatisfying(file -> assertThat(file).content().startsWith("one\n"));
        assertThat(passwords.of(never, NAS)).isEmpty();

        passwords.forget(client);
        assertThat(passwords.of(client, NAS)).isEmpty();
    }
}
