package eus.gordailu.snapshot.key;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.ClientDefined;
import eus.gordailu.contracts.catalog.ClientRemoved;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.wire.Message;
import eus.gordailu.kit.messaging.MessageHandler;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.kit.testing.TestStore;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.ssh.ClientKeys;
import eus.gordailu.transfer.ssh.HostKeyProbe;
import eus.gordailu.transfer.ssh.HostTrust;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientKeyringTest {

    private static final WorkerId WORKER = WorkerId.of("storage-1");
    private static final ClientId CLIENT = ClientId.random();

    @TempDir
    Path root;

    /** A daemon has a password where another has a key; it comes and goes with the client. */
    @Test
    void aDaemonsPasswordIsItsClientsFromTheBeginningToTheEnd() throws IOException {
        SettableClock clock = new SettableClock("2026-11-23T02:00:00Z");
        ClientKeys keys = new ClientKeys(root.resolve("keys"), WORKER, new ProcessRunner(), HostTrust.APPROVED);
        try (TestStore store = new TestStore();
                ServiceStore documents = store.forService("snapshot-worker", clock);
                HostKeyring hosts =
                        new HostKeyring(documents, keys, new HostKeyProbe(new ProcessRunner()), WORKER, clock)) {
            ClientKeyring clients = new ClientKeyring(documents, keys, hosts, WORKER, clock);
            Address.Daemon daemon = new Address.Daemon("backup", "nas", 873, "photos");
            keys.passwords().keep(keys.passwords().trial(daemon, "geheim"), CLIENT, false);
            Client nas = new Client(CLIENT, "nas", "", daemon, true);

            hear(clients, new ClientDefined(nas, 1));
            hear(clients, new ClientDefined(nas, 1));
            keys.passwords().forgetDrafts(Instant.now().plus(Duration.ofDays(100)));

            assertThat(keys.passwords().of(CLIENT, daemon)).isPresent();
            assertThat(root.resolve("keys/" + CLIENT)).doesNotExist();

            hear(clients, new ClientRemoved(CLIENT, 2));

            assertThat(keys.passwords().of(CLIENT, daemon)).isEmpty();
        }
    }

    private static void hear(ClientKeyring clients, Message message) {
        clients.handlers().stream()
                .filter(handler -> handler.type().isInstance(message))
                .forEach((MessageHandler<?> handler) -> handler.handle(message));
    }
}
