package eus.gordailu.transfer.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.transfer.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ClientKeysTest {

    private final ClientId client = ClientId.random();

    @TempDir
    Path root;

    private ClientKeys keys;

    @BeforeEach
    void openKeys() {
        keys = keysIn(root.resolve("some keys/below"));
    }

    @Test
    void aKeyIsMadeOnceForTheOwnerOnly() throws IOException {
        ClientKey key = keys.of(client);

        assertThat(key.publicKey()).matches("ssh-ed25519 \\S{68} gordailu@worker-1");
        assertThat(key.authorizedKeysLine(Route.to(Address.parse("root@web")), List.of()))
                .isEqualTo("restrict " + key.publicKey());
        assertThat(keys.of(client)).isEqualTo(key);
        assertThat(mode(key.privateKey())).isEqualTo("rw-------");
        assertThat(mode(root.resolve("some keys/below"))).isEqualTo("rwx------");
        assertThat(mode(key.privateKey().resolveSibling(""))).isEqualTo("rwx------");
        assertThat(keys.of(ClientId.random()).publicKey()).isNotEqualTo(key.publicKey());
    }

    @Test
    void aDraftBecomesTheClientsOwnKey() throws IOException {
        ClientKey draft = keys.draft(client);
        Files.writeString(draft.knownHosts(), "approved");

        assertThat(keys.draft(client)).isEqualTo(draft);
        assertThat(keys.of(client).publicKey()).isEqualTo(draft.publicKey());
        assertThat(keys.of(client).knownHosts()).hasContent("approved");
        assertThat(keys.draft(client)).isEqualTo(keys.of(client));
    }

    @Test
    void onlyDraftsAreForgotten() throws IOException {
        ClientKey own = keys.of(client);
        ClientId other = ClientId.random();
        ClientKey draft = keys.draft(other);
        Instant made = Files.getLastModifiedTime(draft.privateKey()).toInstant();

        keys.forgetDrafts(made);
        assertThat(keys.draft(other)).isEqualTo(draft);

        keys.forgetDrafts(made.plusSeconds(1));
        assertThat(keys.of(client)).isEqualTo(own);
        assertThat(keys.of(other).publicKey()).isNotEqualTo(draft.publicKey());
        try (Stream<Path> entries = Files.list(root.resolve("some keys/below"))) {
            assertThat(entries.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(client.toString(), other.toString(), "drafts");
        }
    }

    @Test
    void allWhoAskAtTheSameTimeGetTheSameKey() throws InterruptedException, ExecutionException, IOException {
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<ClientKey>> asking = IntStream.range(0, 8)
                    .<Callable<ClientKey>>mapToObj(_ -> () -> keys.of(client))
                    .toList();

            List<Future<ClientKey>> answers = threads.invokeAll(asking);

            for (Future<ClientKey> answer : answers) {
                assertThat(answer.get()).isEqualTo(keys.of(client));
            }
        }
        try (Stream<Path> entries = Files.list(root.resolve("some keys/below"))) {
            assertThat(entries).as("no drafts are left").hasSize(1);
        }
    }

    @Test
    void aDirectoryThatCannotBeIsNamed() throws IOException {
        Files.writeString(root.resolve("file"), "");

        assertThatThrownBy(() -> keysIn(root.resolve("file/keys")).of(client))
                .isInstanceOf(KeyNotMadeException.class)
                .hasMessageContaining("file/keys");
    }

    private static ClientKeys keysIn(Path directory) {
        return new ClientKeys(directory, WorkerId.of("worker-1"), new ProcessRunner(), HostTrust.FIRST_SEEN);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
