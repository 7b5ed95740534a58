package eus.gordailu.transfer.pull;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.ssh.ClientKey;
import eus.gordailu.transfer.ssh.ClientKeys;
import eus.gordailu.transfer.ssh.HostKeyProbe;
import eus.gordailu.transfer.ssh.HostTrust;
import eus.gordailu.transfer.ssh.KnownHosts;
import eus.gordailu.transfer.ssh.SeenKey;
import eus.gordailu.transfer.testkit.Confinements;
import eus.gordailu.transfer.testkit.LoopbackSshServer;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshPullTest extends PullContract {

    @TempDir
    static Path serverHome;

    private static LoopbackSshServer server;

    @BeforeAll
    static void startServer() {
        server = LoopbackSshServer.start(serverHome.resolve("a server"));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void letIn() {
        server.letIn(world.keys().of(world.client()));
    }

    @Override
    Route route() {
        return Route.to(server.address());
    }

    @Test
    void anUnknownHostIsNamed() {
        Failure failure = world.failureOf(Route.to(new Address.Ssh("root", "nosuchhost.invalid", 22)), "" + source);

        assertThat(failure.code()).isEqualTo("ssh.unknown-host");
        assertThat(failure.sentence()).contains("nosuchhost.invalid");
    }

    @Test
    void aClosedPortIsNamedAndTriedAgain() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        Failure failure = world.failureOf(Route.to(new Address.Ssh("root", "127.0.0.1", port)), "" + source);

        assertThat(failure.code()).isEqualTo("ssh.connection-refused");
        assertThat(failure.failureClass()).isEqualTo(FailureClass.TRANSIENT);
        assertThat(failure.sentence()).contains("127.0.0.1", "" + port);
    }

    @Test
    void aClientMayBeReachedThroughAnotherMachine() {
        Trees.make(source, "echo 1 > one; mkdir -m 751 two; echo 2 > 'two/a b'");
        try (LoopbackSshServer gate = LoopbackSshServer.start(serverHome.resolve("gate"))) {
            gate.authorize("restrict,port-forwarding "
                    + world.keys().of(world.client()).publicKey());
            Route through = new Route(server.address(), gate.address(), false, false);

            PullWorld.complete(world.run(PullWorld.by(through, world.request(route(), at("one"), "" + source))));

            assertThat(Trees.differences(source, copyIn("one"))).isEmpty();
            assertThat(gate.log()).contains("Accepted publickey");
        }
    }

    @Test
    void aRefusedKeyTellsTheLineToAppend() {
        PullWorld stranger = PullWorld.in(root.resolve("stranger"));

        Failure failure = stranger.failureOf(route(), "" + source);

        assertThat(failure.code()).isEqualTo("ssh.key-refused");
        assertThat(failure.failureClass()).isEqualTo(FailureClass.OPERATOR_NEEDED);
        assertThat(failure.sentence())
                .contains(stranger.keys().of(stranger.client()).publicKey());
    }

    @Test
    void aChangedHostKeyStopsThePull() throws IOException {
        try (LoopbackSshServer changing = LoopbackSshServer.start(serverHome.resolve("changing"))) {
            changing.letIn(world.keys().of(world.client()));
            PullWorld.complete(world.pull(Route.to(changing.address()), at("one"), "" + source));
            changing.changeHostKey();

            Failure failure = world.failureOf(Route.to(changing.address()), "" + source);

            assertThat(failure.code()).isEqualTo("ssh.host-key-changed");
            assertThat(failure.failureClass()).isEqualTo(FailureClass.OPERATOR_NEEDED);
            assertThat(failure.sentence()).contains("approve it");
        }
    }

    @Test
    void aHostKeyThatNobodyHasApprovedStopsThePull() throws IOException {
        ClientKeys keys =
                new ClientKeys(root.resolve("keys"), WorkerId.of("worker-1"), new ProcessRunner(), HostTrust.APPROVED);
        PullWorld careful = new PullWorld(
                world.root(), world.client(), keys, new RsyncPull(new ProcessRunner(), keys, Confinements.here()));
        ClientKey key = keys.of(world.client());
        server.letIn(key);

        Failure failure = careful.failureOf(route(), "" + source);

        assertThat(failure.code()).isEqualTo("ssh.host-key-unknown");
        assertThat(failure.failureClass()).isEqualTo(FailureClass.OPERATOR_NEEDED);
        assertThat(failure.sentence()).contains("" + server.address(), "ssh-keygen -lf", "approve it");
        assertThat(key.knownHosts()).as("what nobody has approved").doesNotExist();

        SeenKey shown = new HostKeyProbe(new ProcessRunner())
                .look(Route.to(server.address()), key)
                .orElseThrow();
        new KnownHosts(key.knownHosts()).believe(shown);

        PullWorld.complete(careful.pull(Route.to(server.address()), at("approved"), "" + source));
    }

    @Test
    void aClientWithoutRsyncIsTold() {
        assertThat(failureOfOneThatRuns("/no/such/rsync --server").code()).isEqualTo("source.no-rsync");
    }

    @Test
    void aShellThatTalksIsNoRsync() {
        assertThat(failureOfOneThatRuns("echo Welcome to this fine machine; sleep 1")
                        .code())
                .isEqualTo("source.not-rsync");
    }

    @Test
    void aConnectionThatBreaksOffIsTriedAgain() {
        Failure failure = failureOfOneThatRuns("kill -9 $PPID");

        assertThat(failure.code()).isEqualTo("transfer.connection-lost");
        assertThat(failure.failureClass()).isEqualTo(FailureClass.TRANSIENT);
    }

    @Test
    void aRemoteExitCodeIsNotTakenForOurLock() {
        assertThat(failureOfOneThatRuns("exit 75").code()).isNotEqualTo("transfer.still-running");
    }

    @Test
    void aClientThatFallsSilentTimesOut() {
        Failure failure = failureOfOneThatRuns("exec sleep 50");

        assertThat(failure.code()).isEqualTo("transfer.timeout");
        assertThat(failure.failureClass()).isEqualTo(FailureClass.TRANSIENT);
    }

    @Test
    void aServerThatNeverGreetsTimesOut() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Address.Ssh address = new Address.Ssh("root", "127.0.0.1", mute.getLocalPort());

            PullResult result = world.run(quickly(world.request(Route.to(address), at("one"), "" + source)));

            assertThat(PullWorld.failureOf(result).code()).isEqualTo("ssh.timeout");
        }
    }

    @Test
    void anAbortEndsTheTransferAndItsSsh() {
        Trees.make(source, "truncate -s 300G endless");
        Cancellation cancellation = new Cancellation();

        PullResult result = world.pull()
                .pull(
                        world.request(route(), at("one"), "" + source),
                        step -> {
                            if (step.bytes() > 1_000_000) {
                                cancellation.cancel();
                            }
                        },
                        cancellation);

        assertThat(result).isInstanceOf(PullResult.Aborted.class);
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .as("only the server and its sessions are left")
                .noneMatch(process -> process.info().command().orElse("").matches(".*/(rsync|ssh)")
                        && process.parent().map(ProcessHandle.current()::equals).orElse(false));
    }

    @Test
    void addressesThatAreOptionsAreRefused() {
        for (Address.Ssh hostile : new Address.Ssh[] {
            new Address.Ssh("root", "-oProxyCommand=touch x", 22),
            new Address.Ssh("-oProxyCommand=touch x", "host", 22),
            new Address.Ssh("root", "host;touch x", 22),
            new Address.Ssh("root", "host:/etc -e sh", 22),
            new Address.Ssh("root@other", "host", 22)
        }) {
            assertThat(world.failureOf(Route.to(hostile), "" + source).code()).isEqualTo("source.unsuitable-path");
        }
    }

    @Test
    void aBackslashBesideAWildcardIsRefusedBeforehand() {
        assertThat(world.failureOf(route(), "/srv/a\\*b").code()).isEqualTo("source.unsuitable-path");
    }

    private Failure failureOfOneThatRuns(String command) {
        PullWorld other = PullWorld.in(root.resolve("other"));
        server.authorize("command=\"%s\" %s"
                .formatted(command, other.keys().of(other.client()).publicKey()));
        return PullWorld.failureOf(other.run(quickly(other.request(route(), at("one"), "" + source))));
    }

    private static PullRequest quickly(PullRequest request) {
        return PullWorld.within(request, Duration.ofSeconds(2), Optional.empty());
    }
}
