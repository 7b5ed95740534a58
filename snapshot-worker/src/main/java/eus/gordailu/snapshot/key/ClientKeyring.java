package eus.gordailu.snapshot.key;

import static eus.gordailu.kit.messaging.MessageHandler.on;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.ClientDefined;
import eus.gordailu.contracts.catalog.ClientRemoved;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.worker.ClientKeyCreated;
import eus.gordailu.kit.messaging.MessageHandler;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.transfer.ssh.ClientKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Makes a key for every client that is reached by ssh as soon as it is defined, and tells the public half. Keeps the passwords of the others. */
public final class ClientKeyring {

    private static final Logger LOG = LoggerFactory.getLogger(ClientKeyring.class);
    private static final Duration DRAFTS_KEPT = Duration.ofDays(30);

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
        return List.of(on(ClientDefined.class, this::defined), on(ClientRemoved.class, this::removed));
    }

    /** A key that was made for a test of a connection waits for its client for a month. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.DAYS)
    void forgetDrafts() {
        try {
            Instant before = clock.instant().minus(DRAFTS_KEPT);
            keys.forgetDrafts(before);
            keys.passwords().forgetDrafts(before);
        } catch (IOException e) {
            LOG.warn("Keys and passwords that no client has come to have can't be removed: {}", e.toString());
        }
    }

    private void defined(ClientDefined event) {
        try {
            keys.passwords().adopt(event.client().id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (event.client().address() instanceof Address.Ssh) {
            String publicKey = keys.of(event.client().id()).publicKey();
            ClientKeyCreated created =
                    new ClientKeyCreated(worker, event.client().id(), publicKey, clock.instant());
            documents.insert(event.client().id(), created, created);
        }
        hosts.defined(event);
    }

    private void removed(ClientRemoved event) {
        hosts.removed(event);
        try {
            keys.passwords().forget(event.clientId());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
