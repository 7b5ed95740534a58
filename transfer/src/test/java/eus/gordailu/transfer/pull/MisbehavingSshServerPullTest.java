package eus.gordailu.transfer.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.transfer.testkit.Manner;
import eus.gordailu.transfer.testkit.MisbehavingSshServer;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client whose ssh server goes wrong within ssh: the pull ends in time, says why, and leaves nothing behind. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class MisbehavingSshServerPullTest {

    private static final Duration SILENT = Duration.ofSeconds(2);

    @TempDir
    Path root;

    private final MisbehavingSshServer server = MisbehavingSshServer.start();

    @AfterEach
    void end() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "BANNER_WITHOUT_END, TRANSIENT, transfer.timeout",
        "LOGIN_NEVER_ANSWERED, TRANSIENT, transfer.timeout",
        "LOGIN_NEVER_ENOUGH, TRANSIENT, transfer.timeout",
        "LOGIN_WANTS_MORE, OPERATOR_NEEDED, ssh.key-not-enough",
        "QUESTIONS_WITHOUT_END, OPERATOR_NEEDED, ssh.key-refused",
        "DISCONNECTED, TRANSIENT, transfer.connection-lost",
        "CHANNEL_NEVER_OPENED, TRANSIENT, transfer.timeout",
        "COMMAND_NEVER_ANSWERED, TRANSIENT, transfer.timeout",
        "COMPLAINTS_WITHOUT_END, TRANSIENT, transfer.(timeout|connection-lost)",
        "HOSTILE_COMPLAINTS, TRANSIENT, transfer.connection-lost",
        "CLOSED, TRANSIENT, transfer.connection-lost",
        "NOTHING_DONE, TRANSIENT, transfer.connection-lost",
        "TALKS_FIRST, OPERATOR_NEEDED, source.not-rsync",
        "MAD_VERSION, OPERATOR_NEEDED, source.not-rsync",
        "CLOSED_AMONG_FILES, TRANSIENT, transfer.connection-lost",
        "KILLED_AMONG_FILES, TRANSIENT, transfer.connection-lost",
        "SILENT_AMONG_FILES, TRANSIENT, transfer.timeout",
        "ANOTHER_HOST_AMONG_FILES, OPERATOR_NEEDED, ssh.host-key-(changed|unknown)"
    })
    void thePullEndsAndSaysWhy(Manner manner, FailureClass failureClass, String code) throws IOException {
        Path source = Files.createDirectories(root.resolve("source"));
        Trees.make(source, "for i in $(seq 1 100); do echo $i > file-$i; done");
        PullWorld world = PullWorld.in(root);
        Path last = root.resolve("last");
        PullRequest first = world.request(Route.to(server.address()), last, "" + source);
        PullWorld.complete(world.run(first));
        TreeState before = TreeState.of(last);
        Trees.make(source, "echo changed > file-1; head -c 3000000 /dev/urandom > large");
        PullRequest next = PullWorld.within(
                PullWorld.linkedTo(world.request(Route.to(server.address()), root.resolve("next"), "" + source), last),
                SILENT,
                Optional.empty());
        server.misbehave(manner);

        Failure failure = PullWorld.failureOf(world.run(next));

        await().until(() -> left().isEmpty());
        assertThat(TreeState.of(last)).isEqualTo(before);
        assertThat(failure.code()).matches(code);
        assertThat(failure.failureClass()).isEqualTo(failureClass);
        assertThat(failure.sentence())
                .contains("127.0.0.1")
                .hasSizeLessThan(1_000)
                .doesNotContainPattern("[\\p{Cntrl}\\u202e]");
        server.misbehave(Manner.HONEST);
        PullWorld.complete(world.run(next));
        assertThat(Trees.differences(source, root.resolve("next" + source))).isEmpty();
    }

    /** What runs and knows of this world: ssh has its key, rsync its directory. */
    private List<String> left() {
        return ProcessHandle.allProcesses()
                .map(process -> arguments(process.pid()))
                .filter(arguments -> arguments.contains("" + root))
                .toList();
    }

    private static String arguments(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
