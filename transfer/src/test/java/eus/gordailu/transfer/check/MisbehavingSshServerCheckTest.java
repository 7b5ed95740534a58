package eus.gordailu.transfer.check;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.check.CheckClient;
import eus.gordailu.contracts.check.CheckStep;
import eus.gordailu.contracts.check.CheckStep.Verdict;
import eus.gordailu.contracts.check.CheckedPart;
import eus.gordailu.contracts.check.ClientReport;
import eus.gordailu.contracts.check.InstallKey;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.ssh.ClientKeys;
import eus.gordailu.transfer.ssh.HostTrust;
import eus.gordailu.transfer.ssh.Patience;
import eus.gordailu.transfer.testkit.Confinements;
import eus.gordailu.transfer.testkit.Manner;
import eus.gordailu.transfer.testkit.MisbehavingSshServer;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client whose ssh server goes wrong within ssh: who tries the connection hears in time where the way ends. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class MisbehavingSshServerCheckTest {

    private static final WorkerId WORKER = WorkerId.of("worker-1");
    private static final Duration LITTLE = Duration.ofSeconds(2);

    @TempDir
    Path root;

    private final MisbehavingSshServer server = MisbehavingSshServer.start();
    private final ClientId client = ClientId.random();

    @AfterEach
    void end() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "BANNER_WITHOUT_END, LOGIN, ssh.no-answer",
        "LOGIN_NEVER_ANSWERED, LOGIN, ssh.no-answer",
        "LOGIN_NEVER_ENOUGH, LOGIN, ssh.no-answer",
        "LOGIN_WANTS_MORE, LOGIN, ssh.key-not-enough",
        "QUESTIONS_WITHOUT_END, LOGIN, ssh.key-refused",
        "DISCONNECTED, CONNECTION, ssh.failed",
        "CHANNEL_NEVER_OPENED, LOGIN, ssh.no-answer",
        "COMMAND_NEVER_ANSWERED, LOGIN, ssh.no-answer",
        "COMPLAINTS_WITHOUT_END, LOGIN, ssh.no-answer",
        "HOSTILE_COMPLAINTS, PATH, transfer.connection-lost",
        "CLOSED, CONNECTION, ssh.failed",
        "NOTHING_DONE, PATH, transfer.connection-lost",
        "TALKS_FIRST, PATH, source.not-rsync",
        "MAD_VERSION, PATH, source.not-rsync"
    })
    void whereTheWayEndsIsSaid(Manner manner, CheckedPart part, String code) throws IOException {
        Path source = Files.createDirectories(root.resolve("source"));
        Trees.make(source, "echo 1 > one");
        ClientKeys keys = new ClientKeys(root.resolve("keys"), WORKER, new ProcessRunner(), HostTrust.APPROVED);
        ClientCheck check = check(keys);
        server.misbehave(manner);
        String shown = Objects.requireNonNull(
                        check.check(new CheckClient(client, Route.to(server.address()), List.of(), List.of(), null))
                                .hostKey())
                .fingerprint();

        ClientReport report = check.check(
                new CheckClient(client, Route.to(server.address()), List.of("" + source), List.of(), shown));

        CheckStep failed = report.steps().stream()
                .filter(step -> step.verdict() == Verdict.FAILED)
                .findFirst()
                .orElseThrow();
        assertThat(failed.part()).isEqualTo(part);
        assertThat(failed.code()).isEqualTo(code);
        assertThat(report.steps())
                .allSatisfy(step -> assertThat(step.sentence())
                        .hasSizeLessThan(1_000)
                        .doesNotContainPattern("[\\p{Cntrl}\\u202e]"));
    }

    /** Who puts a key there by a password is not held up by one who asks for it for ever. */
    @Test
    void whoAsksWithoutEndForThePasswordIsLeft() throws IOException {
        ClientKeys keys = new ClientKeys(root.resolve("keys"), WORKER, new ProcessRunner(), HostTrust.FIRST_SEEN);
        server.misbehave(Manner.QUESTIONS_WITHOUT_END);

        ClientReport report =
                check(keys).install(new InstallKey(client, Route.to(server.address()), List.of(), "right", null));

        assertThat(report.steps()).extracting(CheckStep::code).contains("ssh.no-answer");
    }

    private static ClientCheck check(ClientKeys keys) {
        Patience patience = new Patience(Duration.ofSeconds(1), LITTLE);
        return new ClientCheck(
                new ProcessRunner(),
                keys,
                Confinements.here(),
                WORKER,
                Clock.systemUTC(),
                Duration.ofSeconds(5),
                patience);
    }
}
