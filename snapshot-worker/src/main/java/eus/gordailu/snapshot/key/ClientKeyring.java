package eus.gordailu.snapshot.key;

import static eus.gordailu.kit.messaging.MessageHandler.on;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.ClientDefined;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.worker.ClientKeyCreated;
import eus.gordailu.kit.messaging.MessageHandler;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.transfer.ssh.ClientKeys;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Makes a key for every client that is reached by ssh as soon as it is defined, and tells the public half. */
public final class ClientKeyring {

    private final Documents<ClientKeyCreated> documents;
    private final ClientKeys keys;
    private final HostKeyring hosts;
    private final WorkerId worker;
    private final Clock clock;

    public ClientKeyring(ServiceStore store, ClientKeys keys, HostKeyring hosts, WorkerId worker, Clock clock) {
        this.hosts = hosts;
        this.documents = store.documents("keys." + worker, ClientKeyCreated.class, key -> Map.of());
        this.keys = keys;
        this.worker = worker;
        this.clock = clock;
    }

    public List<MessageHandler<?>> handlers() {
        return List.of(on(ClientDefined.class, this::defined));
    }

    private void defined(ClientDefined event) {
        if (event.client().address() instanceof Address.Ssh) {
            String publicKey = keys.of(event.client().id()).publicKey();
            ClientKeyCreated created =
                    new ClientKeyCreated(worker, event.client().id(), publicKey, clock.instant());
            documents.insert(event.client().id(), created, created);
        }
        hosts.defined(event);
    }
}
