package eus.gordailu.snapshot.key;

import static eus.gordailu.kit.messaging.MessageHandler.on;

import com.mongodb.client.model.Filters;
import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.ApproveHostKey;
import eus.gordailu.contracts.catalog.ClientDefined;
import eus.gordailu.contracts.catalog.ClientRemoved;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.snapshot.SnapshotFailed;
import eus.gordailu.contracts.worker.HostKeySeen;
import eus.gordailu.kit.messaging.MessageHandler;
import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.store.Stored;
import eus.gordailu.transfer.ssh.ClientKey;
import eus.gordailu.transfer.ssh.ClientKeys;
import eus.gordailu.transfer.ssh.HostKey;
import eus.gordailu.transfer.ssh.HostKeyProbe;
import eus.gordailu.transfer.ssh.HostTrust;
import eus.gordailu.transfer.ssh.KnownHosts;
import eus.gordailu.transfer.ssh.SeenKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The host keys of the clients: sees which one each shows, tells it, and believes it once a person has approved it. A setting believes the
 * first at once. Another key than the one that is believed is never believed by itself.
 */
public final class HostKeyring implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HostKeyring.class);

    /** Each may wait ten seconds for a machine that is off. */
    private static final int AT_ONCE = 4;

    private static final String UNSEEN = "unseen";

    private final Documents<Shown> documents;
    private final ClientKeys keys;
    private final HostKeyProbe probe;
    private final WorkerId worker;
    private final Clock clock;
    /** Whose key is being looked at, and whether it is to be looked at once more then. */
    private final Map<ClientId, Boolean> underWay = new ConcurrentHashMap<>();

    private final ExecutorService looks = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().name("host-key-", 0).daemon().factory());

    /**
     * What a machine on the way to a client shows: the client itself at its address, or the one to go through.
     *
     * @param jump the machine that leads to this one, null where it is reached directly
     * @param version of the client, at which the address was heard of
     * @param name by which ssh knows the machine; null, as the key, as long as it was not seen
     * @param known the fingerprint of the key that is believed there, if it is another
     */
    record Shown(
            ClientId client,
            String address,
            @Nullable String jump,
            long version,
            @Nullable String name,
            @Nullable HostKey key,
            boolean approved,
            @Nullable String known) {

        Route route() {
            return new Route(Address.parse(address), jump == null ? null : Address.parse(jump), false, false);
        }

        boolean isAtSamePlace(Shown other) {
            return address.equals(other.address) && Objects.equals(jump, other.jump);
        }

        Shown with(SeenKey seen, List<HostKey> believed) {
            HostKey shown = seen.key();
            boolean approval = believed.contains(shown);
            String other =
                    approval || believed.isEmpty() ? null : believed.getFirst().fingerprint();
            return new Shown(client, address, jump, version, seen.name(), shown, approval, other);
        }

        /** The key with this fingerprint, if it is the one that waits for a person. */
        Optional<SeenKey> waiting(String fingerprint) {
            return name == null || key == null || approved || !key.fingerprint().equals(fingerprint)
                    ? Optional.empty()
                    : Optional.of(new SeenKey(name, key));
        }

        static Shown nothing(ClientId client, String address, @Nullable String jump, long version) {
            return new Shown(client, address, jump, version, null, null, false, null);
        }
    }

    public HostKeyring(ServiceStore store, ClientKeys keys, HostKeyProbe probe, WorkerId worker, Clock clock) {
        this.documents = store.documents(
                        "host-keys." + worker, Shown.class, shown -> Map.of(UNSEEN, shown.key() == null))
                .index(UNSEEN);
        this.keys = keys;
        this.probe = probe;
        this.worker = worker;
        this.clock = clock;
    }

    public List<MessageHandler<?>> handlers() {
        return List.of(on(SnapshotFailed.class, this::failed), on(ApproveHostKey.class, this::approve));
    }

    /** A client that was defined: where it is reached in another way, the keys on that are looked at anew. */
    void defined(ClientDefined event) {
        ClientId client = event.client().id();
        Route route = event.client().route();
        if (!(route.address() instanceof Address.Ssh address)) {
            forget(client);
            return;
        }
        String through = route.through().map(Address.Ssh::toString).orElse(null);
        redefine(client.toString(), Shown.nothing(client, address.toString(), through, event.version()));
        if (through == null) {
            documents.delete(jumpOf(client));
        } else {
            redefine(jumpOf(client), Shown.nothing(client, through, null, event.version()));
        }
        lookSoon(client);
    }

    private void redefine(String id, Shown fresh) {
        documents.insert(id, fresh);
        documents.change(
                id,
                known -> fresh.version() > known.value().version()
                                && !known.value().isAtSamePlace(fresh)
                        ? Optional.of(Change.to(fresh))
                        : Optional.empty());
    }

    /** Where the machine is kept that leads to a client; the client's own id is that of itself. */
    private static String jumpOf(ClientId client) {
        return client + "/jump";
    }

    private void forget(ClientId client) {
        documents.delete(client);
        documents.delete(jumpOf(client));
    }

    /** One that could not be reached is asked again. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    public void lookAgain() {
        documents
                .find(Filters.eq(UNSEEN, true))
                .forEach(shown -> lookSoon(shown.value().client()));
    }

    void removed(ClientRemoved event) {
        forget(event.clientId());
    }

    /** Of a client that was defined before keys were looked at, this is the first that is heard. */
    private void failed(SnapshotFailed event) {
        String address = event.failure().details().get("address");
        if (event.workerId().equals(worker) && event.failure().code().startsWith("ssh.host-key-") && address != null) {
            ClientId client = event.job().clientId();
            documents.insert(client, Shown.nothing(client, address, null, 0));
            lookSoon(client);
        }
    }

    /** A wish that comes while one is carried out is carried out after it: that may have seen what was before. */
    private void lookSoon(ClientId client) {
        AtomicBoolean first = new AtomicBoolean();
        underWay.compute(client, (_, again) -> {
            first.set(again == null);
            return again != null;
        });
        if (first.get()) {
            looks.execute(() -> {
                do {
                    look(client);
                } while (underWay.computeIfPresent(client, (_, again) -> again ? false : null) != null);
            });
        }
    }

    /** First the machine that leads to the other. */
    private void look(ClientId client) {
        for (String id : List.of(jumpOf(client), client.toString())) {
            try {
                documents.find(id).ifPresent(shown -> look(id, shown.value()));
            } catch (RuntimeException e) {
                LOG.warn("A host key of client {} can't be looked at: {}", client, e.toString());
            }
        }
    }

    private void look(String id, Shown before) {
        try {
            ClientKey key = keys.of(before.client());
            Optional<SeenKey> seen = probe.look(before.route(), key);
            if (seen.isPresent()) {
                tell(id, before, seen.get(), key);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void tell(String id, Shown before, SeenKey seen, ClientKey key) throws IOException {
        KnownHosts hosts = new KnownHosts(key.knownHosts());
        if (key.trust() == HostTrust.FIRST_SEEN && hosts.of(seen.name()).isEmpty()) {
            hosts.believe(seen);
        }
        List<HostKey> believed = hosts.of(seen.name());
        documents.change(id, stored -> {
            Shown now = stored.value().with(seen, believed);
            return stored.value().isAtSamePlace(before) && !now.equals(stored.value())
                    ? Optional.of(Change.to(now, event(now, seen.key())))
                    : Optional.empty();
        });
    }

    /** Only the key that was seen is believed, and only while it is the one that the machine shows. What it leads to can be looked at then. */
    private synchronized void approve(ApproveHostKey command) {
        ClientId client = command.clientId();
        for (String id : List.of(jumpOf(client), client.toString())) {
            Optional<Shown> shown = documents.find(id).map(Stored::value);
            Optional<SeenKey> waiting = shown.flatMap(seen -> seen.waiting(command.fingerprint()));
            if (shown.isPresent() && waiting.isPresent()) {
                approve(id, shown.get(), waiting.get(), command);
                lookSoon(client);
            }
        }
    }

    private void approve(String id, Shown shown, SeenKey waiting, ApproveHostKey command) {
        try {
            new KnownHosts(keys.of(shown.client()).knownHosts()).believe(waiting);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LOG.info("{} has approved host key {} of {}", command.requestedBy(), command.fingerprint(), shown.address());
        documents.change(
                id,
                stored -> stored.value()
                        .waiting(command.fingerprint())
                        .map(seen -> stored.value().with(seen, List.of(seen.key())))
                        .map(now -> Change.to(now, event(now, waiting.key()))));
    }

    private HostKeySeen event(Shown now, HostKey key) {
        return new HostKeySeen(
                worker,
                now.client(),
                now.address(),
                key.type(),
                key.fingerprint(),
                now.approved(),
                now.known(),
                clock.instant());
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
