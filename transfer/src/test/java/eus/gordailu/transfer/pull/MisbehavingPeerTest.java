package eus.gordailu.transfer.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.testkit.Confinements;
import eus.gordailu.transfer.testkit.FaultyLine;
import eus.gordailu.transfer.testkit.FaultyLine.Fault;
import eus.gordailu.transfer.testkit.LoopbackRsyncDaemon;
import eus.gordailu.transfer.testkit.LoopbackSshServer;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a client does, its pull ends within the timeouts, and what is pulled after it is right. */
@Timeout(60)
class MisbehavingPeerTest {

    private static final Duration SILENT = Duration.ofSeconds(3);

    @TempDir
    Path root;

    private PullWorld world;
    private Path source;

    @BeforeEach
    void aSource() throws IOException {
        world = PullWorld.in(root);
        source = Files.createDirectories(root.resolve("source"));
        Trees.make(
                source,
                "for i in $(seq 1 300); do echo $i > file-$i; done; mkdir d; head -c 3000000 /dev/urandom > d/large; ln d/large d/linked");
    }

    @ParameterizedTest
    @CsvSource({"CUT, 0", "CUT, 200", "CUT, 1000000", "SILENCE, 200", "SILENCE, 1000000", "FLOOD, 0", "FLOOD, 1000000"})
    void aDaemonThatGoesWrongFailsThePull(Fault fault, long after) {
        try (LoopbackRsyncDaemon daemon = LoopbackRsyncDaemon.start(root.resolve("daemon"), source);
                FaultyLine line = FaultyLine.to(daemon.address().port(), fault, after)) {
            Address.Daemon real = daemon.address();
            Failure failure = failureOf(new Address.Daemon(real.user(), real.host(), line.port(), real.module()));

            assertThat(failure.sentence()).contains("127.0.0.1");
            assertThat(failure.failureClass()).isIn(FailureClass.TRANSIENT, FailureClass.OPERATOR_NEEDED);
            equalAfterwards(real);
        }
    }

    /** Of a daemon's bytes nobody proves that they are its own: one may be wrong and look right, but never a file's content. */
    @ParameterizedTest
    @CsvSource({"200", "20000", "1000000"})
    void aBitThatIsFlippedOnTheWayFromADaemonIsInNoFile(long after) {
        try (LoopbackRsyncDaemon daemon = LoopbackRsyncDaemon.start(root.resolve("daemon"), source);
                FaultyLine line = FaultyLine.to(daemon.address().port(), Fault.FLIPPED_BIT, after)) {
            Address.Daemon real = daemon.address();

            PullResult result = pull(new Address.Daemon(real.user(), real.host(), line.port(), real.module()), "one");

            if (result instanceof PullResult.Complete && after > 20_000) {
                assertThat(root.resolve("one/d/large")).hasSameBinaryContentAs(source.resolve("d/large"));
            }
            equalAfterwards(real);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CUT, 0, transfer.connection-lost",
        "CUT, 3000, transfer.",
        "CUT, 1000000, transfer.",
        "SILENCE, 30, ssh.timeout",
        "SILENCE, 1000000, transfer.timeout",
        "FLIPPED_BIT, 1000000, transfer.",
        "FLOOD, 0, transfer.",
        "FLOOD, 1000000, transfer."
    })
    void anSshServerThatGoesWrongIsTriedAgain(Fault fault, long after, String code) {
        assumeTrue(LoopbackSshServer.available(), "no ssh server to start");
        try (LoopbackSshServer server = LoopbackSshServer.start(root.resolve("sshd"));
                FaultyLine line = FaultyLine.to(server.address().port(), fault, after)) {
            server.letIn(world.keys().of(world.client()));
            Address.Ssh real = server.address();

            Failure failure = failureOf(new Address.Ssh(real.user(), real.host(), line.port()));

            assertThat(failure.code()).startsWith(code);
            assertThat(failure.failureClass()).isEqualTo(FailureClass.TRANSIENT);
            equalAfterwards(real);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "yes, source.not-rsync",
        "yes >&2, transfer.",
        "head -c 100000000 /dev/urandom, source.not-rsync",
        "printf '\\037\\000\\000\\000'; sleep 60, source.not-rsync",
        "printf '\\001\\000\\000\\000'; cat, source.",
        "printf '\\377\\377\\377\\377'; cat, source."
    })
    void whatSpeaksNoRsyncIsEnded(String command, String code) {
        assumeTrue(LoopbackSshServer.available(), "no ssh server to start");
        try (LoopbackSshServer server = LoopbackSshServer.start(root.resolve("sshd"))) {
            server.authorize("restrict,command=\"%s\" %s"
                    .formatted(
                            command.replace("\\", "\\\\"),
                            world.keys().of(world.client()).publicKey()));

            assertThat(failureOf(server.address()).code()).startsWith(code);
        }
    }

    @Test
    void aHostKeyThatChangesBetweenTwoConnectionsOfARunStopsIt() {
        assumeTrue(LoopbackSshServer.available(), "no ssh server to start");
        try (LoopbackSshServer server = LoopbackSshServer.start(root.resolve("sshd"))) {
            server.letIn(world.keys().of(world.client()));
            PullWorld.complete(pull(server.address(), "one"));
            ChangePull changes = new RsyncChangePull(new ProcessRunner(), world.keys(), Confinements.here());
            PullRequest next = PullWorld.linkedTo(
                    world.request(Route.to(server.address()), root.resolve("two"), source.toString()),
                    root.resolve("one"));
            Trees.make(source, "echo changed > file-1");
            Comparison found = changes.compare(next, List.of(), Cancellation.never());
            assertThat(found).isInstanceOf(Comparison.Trusted.class);
            server.changeHostKey();
            ApplyRequest apply = new ApplyRequest(next, ((Comparison.Trusted) found).changes());
            StagedCopy.make(apply);

            Failure failure = PullWorld.failureOf(changes.apply(apply, _ -> {}, Cancellation.never()));

            assertThat(root.resolve("one" + source + "/file-1")).hasContent("1");
            assertThat(failure.code()).isEqualTo("ssh.host-key-changed");
            assertThat(failure.failureClass()).isEqualTo(FailureClass.OPERATOR_NEEDED);
        }
    }

    private Failure failureOf(Address address) {
        return PullWorld.failureOf(pull(address, "one"));
    }

    private PullResult pull(Address address, String destination) {
        String path = address instanceof Address.Daemon ? "/" : source.toString();
        return world.run(PullWorld.within(
                world.request(Route.to(address), root.resolve(destination), path), SILENT, Optional.empty()));
    }

    /** What the fault has left behind is gone on with. */
    private void equalAfterwards(Address honest) {
        PullWorld.complete(pull(honest, "one"));

        Path copy = honest instanceof Address.Daemon ? root.resolve("one") : root.resolve("one" + source);
        assertThat(Trees.differences(source, copy)).isEmpty();
    }
}
