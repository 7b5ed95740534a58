package eus.gordailu.transfer.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.Script;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.ScriptId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.CapturedOutput;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.process.ProcessLimits;
import eus.gordailu.transfer.process.ProcessResult;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.process.Stop;
import eus.gordailu.transfer.ssh.ClientKeys;
import eus.gordailu.transfer.ssh.HostTrust;
import eus.gordailu.transfer.testkit.LoopbackSshServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a real ssh server. */
class ClientHooksTest {

    private static final String HOSTILE = "it's $(touch /tmp/x) `id` \"q\" \\ ; & | > ! # ~ *\n-n\n%s é";

    @TempDir
    Path root;

    private final ProcessRunner runner = new ProcessRunner();
    private LoopbackSshServer server;
    private Client client;
    private ClientHooks hooks;

    @BeforeEach
    void aClient() {
        assumeTrue(LoopbackSshServer.available(), "no ssh server to start");
        server = LoopbackSshServer.start(root.resolve("sshd"));
        client = at(server.address());
        ClientKeys keys = new ClientKeys(root.resolve("keys"), WorkerId.of("w"), runner, HostTrust.FIRST_SEEN);
        server.letIn(keys.of(client.id()));
        hooks = new ClientHooks(runner, keys);
    }

    @AfterEach
    void end() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aScriptIsToldEverythingAsItIs() {
        HookEnd end = run(
                "printf %s \"$GORDAILU_JOB_NAME\" > \"$OUT\"; printf %s \"$0\" > \"$OUT.0\"; cat; ls -l \"$0\" > \"$OUT.ls\"");

        assertThat(end).isEqualTo(new HookEnd.Done());
        assertThat(root.resolve("out")).hasContent(HOSTILE);
        assertThat(root.resolve("out.ls"))
                .content()
                .as("nobody else may read it")
                .startsWith("-rw-------");
        assertThat(Path.of(read("out.0"))).as("it does not stay").doesNotExist();
        assertThat(Path.of(read("out.0")).getParent()).doesNotExist();
        assertThat(Path.of("/tmp/x")).doesNotExist();
    }

    @Test
    void itsFirstLineNamesWhatReadsIt() {
        assertThat(run("#!/bin/bash -e\na=(1 2); [[ ${a[1]} == 2 ]]; echo \"$-\" > $OUT; false; echo no >> $OUT"))
                .isInstanceOf(HookEnd.Failed.class);
        assertThat(read("out")).contains("e");

        assertThat(run("#!/usr/bin/env perl\nopen(F, '>', $ENV{OUT}); print F 'perl';"))
                .isEqualTo(new HookEnd.Done());
        assertThat(root.resolve("out")).hasContent("perl");
    }

    @Test
    void aLongOneFits() {
        assertThat(run("#%s\necho end > \"$OUT\"".formatted("é'".repeat(10_000))))
                .isEqualTo(new HookEnd.Done());
        assertThat(root.resolve("out")).hasContent("end");
    }

    @Test
    void whatFailedIsNamedWithItsLastWords() {
        Failure failure = failure(run("echo first; echo 'no such database' >&2; exit 3"));

        assertThat(failure.code()).isEqualTo("hook.failed");
        assertThat(failure.failureClass()).isEqualTo(FailureClass.PERMANENT);
        assertThat(failure.sentence())
                .isEqualTo(
                        "The script dump, which runs before job etc of client web1, ended with code 3: see what it says (first / no such database), and mend that");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit 255", "exit 125", "kill -9 $$"})
    void itIsTheScriptThatFailedWhateverItsCode(String body) {
        assertThat(failure(run("echo because; " + body)).code()).isIn("hook.failed", "hook.not-put");
        assertThat(failure(run("echo because; " + body)).sentence()).containsAnyOf("because", "Killed");
    }

    @Test
    void aConnectionThatDoesNotComeAboutIsTriedAgain() {
        server.close();

        Failure failure = failure(run("true"));

        assertThat(failure.failureClass()).isEqualTo(FailureClass.TRANSIENT);
        assertThat(failure.code()).startsWith("ssh.");
    }

    /** Also what it has started there: nobody would end that later. */
    @Test
    void whatIsAbortedEndsOnTheClientToo() throws Exception {
        Cancellation cancellation = new Cancellation();
        Thread aborting = Thread.ofPlatform().start(() -> {
            await().until(() ->
                    Files.exists(root.resolve("out")) && read("out").lines().count() == 2);
            cancellation.cancel();
        });

        HookEnd end =
                hooks.run(hook("sleep 300 & echo $! > \"$OUT\"; echo $$ >> \"$OUT\"; wait"), client, cancellation);

        aborting.join();
        assertThat(end).isEqualTo(new HookEnd.Aborted());
        for (String pid : read("out").lines().toList()) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> ProcessHandle.of(Long.parseLong(pid))
                            .filter(ClientHooksTest::runs)
                            .isEmpty());
        }
    }

    /** What comes after must not begin while it still tidies up. */
    @Test
    void itReturnsWhenItHasEndedThere() throws Exception {
        Cancellation cancellation = new Cancellation();
        Thread aborting = Thread.ofPlatform().start(() -> {
            await().until(() -> Files.exists(root.resolve("out")));
            cancellation.cancel();
        });

        hooks.run(
                hook(
                        "trap 'echo tidying; sleep 2; echo tidied > \"$OUT.end\"; exit 1' TERM; touch \"$OUT\"; while :; do sleep 0.1; done"),
                client,
                cancellation);

        aborting.join();
        assertThat(root.resolve("out.end")).hasContent("tidied");
    }

    @Test
    void aServiceThatItHasStartedIsNotWaitedFor() {
        assertThat(run("echo first; sleep 300 & echo $! > \"$OUT\"; exit 0")).isEqualTo(new HookEnd.Done());

        ProcessHandle.of(Long.parseLong(read("out").strip())).ifPresent(ProcessHandle::destroy);
    }

    @Test
    void whatTakesTooLongIsSaidToHave() {
        ProcessResult late = new ProcessResult(
                143,
                Optional.of(Stop.WALL_CLOCK),
                new CapturedOutput(List.of("dumping"), List.of(), 0),
                new CapturedOutput(List.of(), List.of(), 0),
                Duration.ofMinutes(60));

        assertThat(failure(HookEnd.of(hook("true"), late)))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("hook.too-long"))
                .satisfies(failure -> assertThat(failure.sentence()).contains("after 60 minutes", "dumping"));
    }

    @Test
    void aClientWithoutAShellIsToldSo() {
        for (Client other : List.of(
                at(new Address.Local()),
                at(Address.parse("nas::photos")),
                new Client(
                        client.id(),
                        "web1",
                        "",
                        client.address(),
                        true,
                        null,
                        null,
                        false,
                        true,
                        null,
                        null,
                        null,
                        null,
                        null))) {
            assertThat(failure(hooks.run(hook("true"), other, Cancellation.never()))
                            .code())
                    .isEqualTo("hook.no-shell");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void aScriptThatFindsNoRoomIsSaidNotToHaveBeenPut(String shell) {
        Command command = Command.of(shell)
                .reading(RemoteScript.of(hook("true")))
                .withEnvironment("TMPDIR", root.resolve("nowhere").toString());

        assertThat(runner.run(command, ProcessLimits.within(Duration.ofSeconds(20)))
                        .exitCode())
                .isEqualTo(RemoteScript.NOT_PUT);
    }

    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private HookEnd run(String body) {
        return hooks.run(hook(body), client, Cancellation.never());
    }

    private Hook hook(String body) {
        return new Hook(
                new Script(ScriptId.random(), "dump", "", Script.Place.CLIENT, body, null),
                "before job etc of client web1",
                Map.of("GORDAILU_JOB_NAME", HOSTILE, "OUT", root.resolve("out").toString()));
    }

    private static Client at(Address address) {
        return new Client(ClientId.random(), "web1", "", address, true);
    }

    private static Failure failure(HookEnd end) {
        assertThat(end).isInstanceOf(HookEnd.Failed.class);
        return ((HookEnd.Failed) end).failure();
    }

    private String read(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
