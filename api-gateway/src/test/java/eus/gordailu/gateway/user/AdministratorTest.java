package eus.gordailu.gateway.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.kit.testing.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdministratorTest {

    private final TestStore database = new TestStore();

    @TempDir
    Path data;

    @AfterEach
    void close() {
        database.close();
    }

    /** One gateway process on the common store. */
    private final class Gateway {

        final Accounts accounts =
                new Accounts(database.forService("gateway", new SettableClock("2026-11-23T10:00:00Z")), changed -> {});
        final Passwords passwords = new Passwords(accounts);
        final Administrator administrator;

        Gateway(Path directory, @Nullable String given) {
            administrator = new Administrator(accounts, passwords, directory.resolve("initial-admin-password"), given);
        }

        boolean lets(String password) {
            return passwords.verify("admin", password).isPresent();
        }
    }

    @Test
    void theFirstStartMakesAPasswordThatIsEasyToTypeAndHardToGuess() throws IOException {
        Gateway gateway = new Gateway(data.resolve("new"), null);
        FirstAdministrator first = gateway.administrator.ensure().orElseThrow();
        assertThat(first.password()).matches("([a-z2-9]{4}-){4}[a-z2-9]{4}").doesNotContain("l", "o", "i");
        assertThat(first.file()).content().isEqualTo(first.password() + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first.file())))
                .isEqualTo("rw-------");
        assertThat(gateway.lets(first.password())).isTrue();
        assertThat(new Gateway(data.resolve("new"), null).administrator.ensure())
                .isEmpty();
        assertThat(first.toString()).doesNotContain(first.password());
    }

    @Test
    void aStartThatWasKilledAfterTheFileIsCompletedWithThatPassword() throws IOException {
        String written = new Gateway(data, null).administrator.written();

        Gateway next = new Gateway(data, null);
        assertThat(next.administrator.ensure().orElseThrow().password()).isEqualTo(written);
        assertThat(next.lets(written)).isTrue();
    }

    @Test
    void ofManyGatewaysThatStartAtOnceOneTellsAPasswordAndItWorks() throws Exception {
        List<Path> directories = List.of(data.resolve("a"), data.resolve("a"), data.resolve("b"), data.resolve("c"));
        List<FirstAdministrator> told = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Optional<FirstAdministrator>>> starts = new ArrayList<>();
            for (Path directory : directories) {
                starts.add(threads.submit(() -> new Gateway(directory, null).administrator.ensure()));
            }
            for (Future<Optional<FirstAdministrator>> start : starts) {
                start.get().ifPresent(told::add);
            }
        }
        assertThat(told).hasSize(1);
        assertThat(new Gateway(data, null).lets(told.getFirst().password())).isTrue();
        for (Path directory : directories) {
            Path file = directory.resolve("initial-admin-password");
            assertThat(
                            Files.exists(file)
                                    ? Files.readString(file).strip()
                                    : told.getFirst().password())
                    .isEqualTo(told.getFirst().password());
        }
    }

    @Test
    void aPasswordFromTheSettingsIsSetAtEveryStart() {
        FirstAdministrator first =
                new Gateway(data, null).administrator.ensure().orElseThrow();
        Gateway later = new Gateway(data, "correct horse");
        assertThat(later.administrator.ensure()).isEmpty();
        assertThat(later.lets("correct horse")).isTrue();
        assertThat(later.lets(first.password())).isFalse();
        assertThat(first.file()).doesNotExist();
    }

    @Test
    void aPasswordFromTheSettingsThatIsTooShortOrTooLongStopsTheStart() {
        for (String wrong : List.of("short", "x".repeat(73))) {
            assertThatThrownBy(() -> new Gateway(data, wrong))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("GORDAILU_ADMIN_PASSWORD")
                    .message()
                    .doesNotContain(wrong);
        }
    }

    @Test
    void anUnwritableDataDirectoryStopsTheStartWithASentence() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "");
        assertThatThrownBy(() -> new Gateway(file, null).administrator.ensure())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(file.toString());
    }
}
