package eus.gordailu.transfer.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.testkit.LoopbackSshServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HostKeyProbeTest {

    @TempDir
    Path root;

    private final HostKeyProbe probe = new HostKeyProbe(new ProcessRunner());
    private ClientKey key = new ClientKey(Path.of("/"), "", Path.of("/"), HostTrust.APPROVED);

    @BeforeEach
    void makeKey() {
        key = new ClientKeys(root.resolve("keys"), WorkerId.of("worker-1"), new ProcessRunner(), HostTrust.APPROVED)
                .of(ClientId.random());
    }

    @Test
    void seesTheKeyThatTheMachineShowsAndBelievesNothing() throws IOException {
        try (LoopbackSshServer machine = LoopbackSshServer.start(root.resolve("machine"))) {
            SeenKey first = probe.look(Route.to(machine.address()), key).orElseThrow();
            assertThat(first.key().type()).isEqualTo("ssh-ed25519");
            assertThat(first.key().fingerprint()).isEqualTo(machine.hostKeyFingerprint());
            assertThat(key.knownHosts()).doesNotExist();
            assertThat(machine.log()).doesNotContain("Accepted");

            believed().believe(first);
            machine.changeHostKey();

            SeenKey second = probe.look(Route.to(machine.address()), key).orElseThrow();
            assertThat(second.key().fingerprint())
                    .isEqualTo(machine.hostKeyFingerprint())
                    .isNotEqualTo(first.key().fingerprint());
            assertThat(believed().of(first.name())).containsExactly(first.key());
        }
    }

    @Test
    void aMachineWithSeveralKeysIsKnownByTheOneThatIsBelieved() throws IOException {
        try (LoopbackSshServer machine = LoopbackSshServer.start(root.resolve("machine"))) {
            HostKey another = machine.addHostKey("ecdsa");
            SeenKey first = probe.look(Route.to(machine.address()), key).orElseThrow();
            assertThat(first.key()).isNotEqualTo(another);

            believed().believe(new SeenKey(first.name(), another));

            assertThat(probe.look(Route.to(machine.address()), key)).contains(new SeenKey(first.name(), another));
        }
    }

    /** ssh writes a numeric address in its usual form. */
    @Test
    void aMachineIsKnownByTheNameThatSshGivesIt() throws IOException {
        try (LoopbackSshServer machine = LoopbackSshServer.start(root.resolve("machine"))) {
            Address.Ssh short1 =
                    new Address.Ssh("root", "127.1", machine.address().port());

            SeenKey seen = probe.look(Route.to(short1), key).orElseThrow();

            assertThat(seen.name()).isEqualTo("[127.0.0.1]:" + machine.address().port());
            believed().believe(seen);
            assertThat(probe.look(Route.to(short1), key)).contains(seen);
        }
    }

    @Test
    void seesNothingWhereNoSshServerAnswers() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        assertThat(probe.look(Route.to(new Address.Ssh("root", "127.0.0.1", port)), key))
                .isEmpty();
        assertThat(probe.look(Route.to(new Address.Ssh("root", "nosuchhost.invalid", 22)), key))
                .isEmpty();
    }

    private KnownHosts believed() {
        return new KnownHosts(key.knownHosts());
    }
}
