package eus.gordailu.transfer.hook;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.ClientLimits;
import eus.gordailu.contracts.catalog.Script;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.ScriptId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.ssh.ClientKeys;
import eus.gordailu.transfer.ssh.HostTrust;
import eus.gordailu.transfer.testkit.Manner;
import eus.gordailu.transfer.testkit.MisbehavingSshServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client whose ssh server goes wrong within ssh: its script has not run, and nobody waits for it as long as for a script. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class MisbehavingSshServerHookTest {

    @TempDir
    Path root;

    private final MisbehavingSshServer server = MisbehavingSshServer.start();

    @AfterEach
    void end() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "LOGIN_NEVER_ANSWERED, TRANSIENT, ssh.no-answer",
        "LOGIN_WANTS_MORE, OPERATOR_NEEDED, ssh.key-not-enough",
        "DISCONNECTED, TRANSIENT, ssh.failed",
        "CHANNEL_NEVER_OPENED, TRANSIENT, ssh.no-answer",
        "HOSTILE_COMPLAINTS, OPERATOR_NEEDED, hook.not-begun",
        "CLOSED, TRANSIENT, ssh.failed",
        "NOTHING_DONE, OPERATOR_NEEDED, hook.not-begun"
    })
    void theScriptIsSaidNotToHaveRun(Manner manner, FailureClass failureClass, String code) {
        server.misbehave(manner);

        HookEnd end = run("true");

        assertThat(end).isInstanceOf(HookEnd.Failed.class);
        Failure failure = ((HookEnd.Failed) end).failure();
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.failureClass()).isEqualTo(failureClass);
        assertThat(failure.sentence()).hasSizeLessThan(1_000).doesNotContainPattern("[\\p{Cntrl}\\u202e]");
    }

    @ParameterizedTest
    @CsvSource({"HONEST", "TALKS_FIRST"})
    void oneThatRunsIsSaidToHave(Manner manner) {
        server.misbehave(manner);

        assertThat(run("test -f \"$0\"")).isEqualTo(new HookEnd.Done());
    }

    private HookEnd run(String body) {
        ProcessRunner runner = new ProcessRunner();
        ClientKeys keys = new ClientKeys(root.resolve("keys"), WorkerId.of("w"), runner, HostTrust.FIRST_SEEN);
        Script script = new Script(ScriptId.random(), "dump", "", Script.Place.CLIENT, body, null);
        return new ClientHooks(runner, keys)
                .run(new Hook(script, "before job etc of client web1", Map.of()), client(), Cancellation.never());
    }

    private Client client() {
        ClientLimits impatient = new ClientLimits(null, null, 1);
        return new Client(
                ClientId.random(),
                "web1",
                "",
                server.address(),
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                impatient,
                null);
    }
}
