package eus.gordailu.snapshot.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.ApproveHostKey;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.ClientDefined;
import eus.gordailu.contracts.catalog.ClientRemoved;
import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.contracts.snapshot.SnapshotFailed;
import eus.gordailu.contracts.wire.Message;
import eus.gordailu.contracts.worker.HostKeySeen;
import eus.gordailu.kit.messaging.MessageHandler;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.kit.testing.TestStore;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.ssh.ClientKeys;
import eus.gordailu.transfer.ssh.HostKeyProbe;
import eus.gordailu.transfer.ssh.HostTrust;
import eus.gordailu.transfer.ssh.KnownHosts;
import eus.gordailu.transfer.testkit.LoopbackSshServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A machine shows its host key: who believes it, and when. */
@Timeout(90)
class HostKeyringTest {

    private static final WorkerId WORKER = WorkerId.of("storage-1");
    private static final ClientId CLIENT = ClientId.random();

    @TempDir
    Path root;

    private final TestStore store = new TestStore();
    private final SettableClock clock = new SettableClock("2026-11-23T02:00:00Z");
    private final ServiceStore documents = store.forService("snapshot-worker", clock);
    private LoopbackSshServer machine;
    private HostKeyring keyring;
    private ClientKeyring clients;

    @BeforeEach
    void start() {
        machine = LoopbackSshServer.start(root.resolve("machine"));
        keyring = keyring(HostTrust.APPROVED);
        clients = new ClientKeyring(documents, keys(HostTrust.APPROVED), keyring, WORKER, clock);
    }

    @AfterEach
    void stop() {
        keyring.close();
        documents.close();
        store.close();
        machine.close();
    }

    @Test
    void itIsToldAndBelievedOnceAPersonHasApprovedIt() throws IOException {
        define(machine.address(), 1);

        HostKeySeen first = seen(1);
        assertThat(first.fingerprint()).isEqualTo(machine.hostKeyFingerprint());
        assertThat(first.address()).isEqualTo(machine.address().toString());
        assertThat(first.approved()).isFalse();
        assertThat(first.knownFingerprint()).isNull();
        assertThat(believed()).isEmpty();

        hear(approval("SHA256:another"));
        assertThat(believed()).as("after the approval of another key").isEmpty();

        hear(approval(first.fingerprint()));
        hear(approval(first.fingerprint()));

        assertThat(believed()).containsExactly(first.fingerprint());
        assertThat(seen(2).approved()).isTrue();
        assertThat(told()).as("an approval that is heard twice is told once").hasSize(2);
    }

    /** Only once that is believed, the one behind it is seen. */
    @Test
    void theMachineThatLeadsToAClientHasOneOfItsOwn() throws IOException {
        try (LoopbackSshServer gate = LoopbackSshServer.start(root.resolve("gate"))) {
            gate.authorize("restrict,port-forwarding "
                    + keys(HostTrust.APPROVED).of(CLIENT).publicKey());
            Client client = new Client(
                    CLIENT,
                    "web1",
                    "",
                    machine.address(),
                    true,
                    null,
                    gate.address(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
            hear(new ClientDefined(client, 1));

            HostKeySeen first = seen(1);
            assertThat(first.address()).isEqualTo(gate.address().toString());
            assertThat(first.fingerprint()).isEqualTo(gate.hostKeyFingerprint());
            hear(approval(first.fingerprint()));

            assertThat(seen(2).approved()).isTrue();
            HostKeySeen behind = seen(3);
            assertThat(behind.address()).isEqualTo(machine.address().toString());
            assertThat(behind.fingerprint()).isEqualTo(machine.hostKeyFingerprint());
            hear(approval(behind.fingerprint()));
            assertThat(believed()).containsExactly(behind.fingerprint());

            define(machine.address(), 2);
            hear(approval(gate.hostKeyFingerprint()));
            assertThat(told()).as("it leads nowhere any more").hasSize(4);
        }
    }

    @Test
    void anotherOneLaterIsNotBelievedByItself() throws IOException {
        keyring.close();
        keyring = keyring(HostTrust.FIRST_SEEN);
        clients = new ClientKeyring(documents, keys(HostTrust.FIRST_SEEN), keyring, WORKER, clock);
        define(machine.address(), 1);
        HostKeySeen first = seen(1);
        assertThat(first.approved()).as("the first, by the setting").isTrue();

        machine.changeHostKey();
        hear(failed("ssh.timeout"));
        hear(failed("ssh.host-key-changed"));

        HostKeySeen second = seen(2);
        assertThat(second.fingerprint()).isEqualTo(machine.hostKeyFingerprint());
        assertThat(second.approved()).isFalse();
        assertThat(second.knownFingerprint()).isEqualTo(first.fingerprint());
        assertThat(believed()).containsExactly(first.fingerprint());

        hear(approval(second.fingerprint()));

        assertThat(believed()).containsExactly(second.fingerprint());
    }

    @Test
    void aMachineThatIsOffIsAskedAgain() {
        Address address = machine.address();
        machine.close();
        define(address, 1);
        await().pollDelay(Duration.ofSeconds(1)).until(() -> told().isEmpty());

        machine.restart();

        await().atMost(Duration.ofSeconds(30)).until(() -> {
            keyring.lookAgain();
            return !told().isEmpty();
        });
    }

    @Test
    void anOlderAddressChangesNothing() throws IOException {
        define(machine.address(), 2);
        HostKeySeen seen = seen(1);

        define(new Address.Ssh("root", "nosuchhost.invalid", 22), 1);
        hear(approval(seen.fingerprint()));

        assertThat(believed()).containsExactly(seen.fingerprint());
    }

    /** The definitions were heard by a version that looked at no keys. */
    @Test
    void aClientThatWasDefinedLongAgoIsHeardOfByItsFailure() throws IOException {
        hear(failed("ssh.host-key-changed"));

        hear(approval(seen(1).fingerprint()));

        assertThat(believed()).containsExactly(machine.hostKeyFingerprint());
    }

    @Test
    void whatWasRemovedIsNotApproved() throws IOException {
        define(machine.address(), 1);
        String fingerprint = seen(1).fingerprint();

        hear(new ClientRemoved(CLIENT, 2));
        hear(approval(fingerprint));

        assertThat(believed()).isEmpty();
    }

    private HostKeySeen seen(int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> told().size() >= count);
        return told().get(count - 1);
    }

    private List<HostKeySeen> told() {
        documents.awaitSent();
        return store.sent(HostKeySeen.class);
    }

    private List<String> believed() throws IOException {
        return new KnownHosts(keys(HostTrust.APPROVED).of(CLIENT).knownHosts())
                .of("[127.0.0.1]:" + machine.address().port()).stream()
                        .map(key -> key.fingerprint())
                        .toList();
    }

    private void define(Address address, long version) {
        hear(new ClientDefined(new Client(CLIENT, "web1", "", address, true), version));
    }

    private ApproveHostKey approval(String fingerprint) {
        return new ApproveHostKey(CLIENT, fingerprint, "admin", clock.instant());
    }

    private SnapshotFailed failed(String code) {
        Failure failure = new Failure(
                FailureClass.OPERATOR_NEEDED,
                code,
                "It failed",
                Map.of("address", machine.address().toString()));
        JobRef job = new JobRef(CLIENT, "web1", JobId.random(), "etc");
        return new SnapshotFailed(RunId.random(), 1, job, WORKER, failure, clock.instant());
    }

    private void hear(Message message) {
        Stream.concat(clients.handlers().stream(), keyring.handlers().stream())
                .filter(handler -> handler.type().isInstance(message))
                .forEach((MessageHandler<?> handler) -> handler.handle(message));
    }

    private HostKeyring keyring(HostTrust trust) {
        return new HostKeyring(documents, keys(trust), new HostKeyProbe(new ProcessRunner()), WORKER, clock);
    }

    private ClientKeys keys(HostTrust trust) {
        return new ClientKeys(root.resolve("keys"), WORKER, new ProcessRunner(), trust);
    }
}
