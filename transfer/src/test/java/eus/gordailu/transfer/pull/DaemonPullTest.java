package eus.gordailu.transfer.pull;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.transfer.daemon.DaemonPasswords;
import eus.gordailu.transfer.testkit.LoopbackRsyncDaemon;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonPullTest extends PullContract {

    @TempDir
    static Path home;

    private static LoopbackRsyncDaemon daemon;

    @BeforeAll
    static void startDaemon() {
        daemon = LoopbackRsyncDaemon.start(home, Path.of("/"));
    }

    @AfterAll
    static void stopDaemon() {
        daemon.close();
    }

    @Override
    Route route() {
        return Route.to(daemon.address());
    }

    @Test
    void pathsAreThoseWithinTheModule() {
        Trees.make(source, "mkdir d; echo 1 > d/f; echo 2 > g");
        try (LoopbackRsyncDaemon there = LoopbackRsyncDaemon.start(root.resolve("daemon"), source)) {
            PullWorld.complete(world.pull(Route.to(there.address()), root.resolve("some"), "/d"));
            PullWorld.complete(world.pull(Route.to(there.address()), root.resolve("all"), "/"));

            assertThat(root.resolve("some/d/f")).hasContent("1");
            assertThat(root.resolve("some/g")).doesNotExist();
            assertThat(root.resolve("all/g")).hasContent("2");
        }
    }

    @Test
    void thePasswordIsTheClientsOwn() throws IOException {
        Trees.make(source, "echo 1 > f");
        try (LoopbackRsyncDaemon asking =
                LoopbackRsyncDaemon.asking(root.resolve("daemon"), source, "backup", "pässword with blanks")) {
            Route route = Route.to(asking.address());
            assertThat(world.failureOf(route, "/").code()).isEqualTo("daemon.password-refused");

            keep(asking.address(), "another");
            assertThat(world.failureOf(route, "/").code()).isEqualTo("daemon.password-refused");

            keep(asking.address(), "pässword with blanks");
            PullWorld.complete(world.pull(route, root.resolve("one"), "/"));

            assertThat(root.resolve("one/f")).hasContent("1");
        }
    }

    @Test
    void whatKeepsItOutIsTold() throws IOException {
        Address.Daemon here = daemon.address();
        assertFails(new Address.Daemon(null, "127.0.0.1", here.port(), "other"), "daemon.unknown-module", "other");
        assertFails(
                new Address.Daemon(null, "nosuchhost.invalid", 873, "m"), "daemon.unknown-host", "nosuchhost.invalid");
        try (LoopbackRsyncDaemon closed =
                LoopbackRsyncDaemon.start(root.resolve("closed"), source, "hosts allow = 192.0.2.1")) {
            assertFails(closed.address(), "daemon.not-allowed", "hosts allow");
        }
        try (LoopbackRsyncDaemon gone = LoopbackRsyncDaemon.start(root.resolve("gone"), root.resolve("nothing"))) {
            assertFails(gone.address(), "daemon.broken-module", "rsyncd.conf");
        }
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Failure failure = PullWorld.failureOf(world.run(PullWorld.within(
                    world.request(
                            Route.to(new Address.Daemon(null, "127.0.0.1", mute.getLocalPort(), "m")),
                            root.resolve("one"),
                            "/"),
                    Duration.ofSeconds(1),
                    Optional.empty())));
            assertThat(failure.code()).isEqualTo("transfer.timeout");
            assertThat(failure.failureClass()).isEqualTo(FailureClass.TRANSIENT);
        }
    }

    @Test
    void whatIsNoDaemonIsTold() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> said =
                    CompletableFuture.runAsync(() -> greet(other, "220 mail.example.org ESMTP\r\n"));

            assertFails(
                    new Address.Daemon(null, "127.0.0.1", other.getLocalPort(), "m"), "daemon.not-one", "127.0.0.1");

            said.join();
        }
    }

    private void keep(Address.Daemon daemon, String password) throws IOException {
        DaemonPasswords passwords = world.keys().passwords();
        passwords.keep(passwords.trial(daemon, password), world.client(), true);
    }

    private static void greet(ServerSocket server, String words) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertFails(Address.Daemon address, String code, String named) {
        Failure failure = world.failureOf(Route.to(address), "/");
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.sentence()).contains(named);
    }
}
