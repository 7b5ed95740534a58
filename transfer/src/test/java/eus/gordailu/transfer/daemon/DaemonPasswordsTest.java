package eus.gordailu.transfer.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.id.ClientId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonPasswordsTest {

    @TempDir
    Path root;

    private final ClientId client = ClientId.random();

    @Test
    void onlyItsOwnerMayReadOne() throws IOException {
        DaemonPasswords passwords = new DaemonPasswords(root.resolve("passwords"));

        passwords.keep(client, "one", true);
        passwords.keep(client, "zwei ü", true);

        Path file = passwords.of(client).orElseThrow();
        assertThat(file).hasContent("zwei ü");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(root.resolve("passwords")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(root.resolve("passwords")).isDirectoryNotContaining("glob:**.new-*");
        assertThat(passwords.of(ClientId.random())).isEmpty();
    }

    @Test
    void oneThatWasGivenBeforeItsClientWaitsForIt() throws IOException {
        DaemonPasswords passwords = new DaemonPasswords(root);
        ClientId never = ClientId.random();
        passwords.keep(client, "one", false);
        passwords.keep(never, "two", false);
        assertThat(passwords.of(client)).isPresent();

        passwords.adopt(client);
        passwords.adopt(client);
        passwords.forgetDrafts(Instant.now().plus(Duration.ofDays(1)));

        assertThat(passwords.of(client))
                .hasValueSatisfying(file -> assertThat(file).hasContent("one"));
        assertThat(passwords.of(never)).isEmpty();

        passwords.forget(client);
        assertThat(passwords.of(client)).isEmpty();
    }
}
