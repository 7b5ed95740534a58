package eus.gordailu.transfer.check;

import static eus.gordailu.contracts.check.CheckStep.Verdict.FAILED;
import static eus.gordailu.contracts.check.CheckStep.Verdict.PASSED;
import static eus.gordailu.contracts.check.CheckedPart.CONNECTION;
import static eus.gordailu.contracts.check.CheckedPart.LOGIN;
import static eus.gordailu.contracts.check.CheckedPart.NAME;
import static eus.gordailu.contracts.check.CheckedPart.PATH;
import static eus.gordailu.contracts.check.CheckedPart.RSYNC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.check.CheckClient;
import eus.gordailu.contracts.check.CheckStep;
import eus.gordailu.contracts.check.CheckedPart;
import eus.gordailu.contracts.check.ClientReport;
import eus.gordailu.contracts.check.KeepPassword;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.ssh.ClientKeys;
import eus.gordailu.transfer.ssh.HostTrust;
import eus.gordailu.transfer.testkit.Confinements;
import eus.gordailu.transfer.testkit.LoopbackRsyncDaemon;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DaemonCheckTest {

    private static final WorkerId WORKER = WorkerId.of("worker-1");

    @TempDir
    Path root;

    private final ClientId client = ClientId.random();
    private Path source;
    private ClientKeys keys;

    @BeforeEach
    void start() throws IOException {
        source = Files.createDirectory(root.resolve("source"));
        keys = new ClientKeys(root.resolve("keys"), WORKER, new ProcessRunner(), HostTrust.APPROVED);
    }

    @Test
    void anRsyncDaemonIsTriedUpToItsPaths() throws IOException {
        Trees.make(source, "mkdir d; head -c 1000 /dev/zero > d/one");
        try (LoopbackRsyncDaemon daemon = LoopbackRsyncDaemon.start(root.resolve("daemon"), source)) {
            ClientReport report = check(daemon, "/d", "/nothing");

            assertThat(verdicts(report))
                    .containsExactly(
                            tuple(NAME, PASSED),
                            tuple(CONNECTION, PASSED),
                            tuple(LOGIN, PASSED),
                            tuple(RSYNC, PASSED),
                            tuple(PATH, PASSED),
                            tuple(PATH, FAILED));
            assertThat(step(report, PATH).sentence()).isEqualTo("/d is there, with 1 files of together 1.0 kB");
            assertThat(report.steps().getLast().sentence()).contains("/nothing");
            assertThat(report.publicKey()).isNull();
        }
    }

    @Test
    void aDaemonsPasswordIsKeptUnlessItIsRefused() throws IOException {
        try (LoopbackRsyncDaemon daemon =
                LoopbackRsyncDaemon.asking(root.resolve("daemon"), source, "backup", "right")) {
            ClientReport right = checking().keepPassword(new KeepPassword(client, daemon.address(), "right", false));
            ClientReport wrong = checking().keepPassword(new KeepPassword(client, daemon.address(), "wrong", false));

            assertThat(verdicts(right)).contains(tuple(LOGIN, PASSED));
            assertThat(verdicts(wrong)).contains(tuple(LOGIN, FAILED));
            assertThat(step(wrong, LOGIN).code()).isEqualTo("daemon.password-refused");
            assertThat(verdicts(check(daemon))).contains(tuple(LOGIN, PASSED));
            Path kept = keys.passwords().of(client, daemon.address()).orElseThrow();
            assertThat(kept).content().startsWith("right\n");
            assertThat(Files.getPosixFilePermissions(kept)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    private ClientCheck checking() {
        return new ClientCheck(
                new ProcessRunner(), keys, Confinements.here(), WORKER, Clock.systemUTC(), Duration.ofSeconds(20));
    }

    private ClientReport check(LoopbackRsyncDaemon daemon, String... paths) throws IOException {
        return checking().check(new CheckClient(client, Route.to(daemon.address()), List.of(paths), List.of(), null));
    }

    private static List<Tuple> verdicts(ClientReport report) {
        return report.steps().stream()
                .map(step -> tuple(step.part(), step.verdict()))
                .toList();
    }

    private static CheckStep step(ClientReport report, CheckedPart part) {
        return report.steps().stream()
                .filter(step -> step.part() == part)
                .findFirst()
                .orElseThrow();
    }
}
