package eus.gordailu.transfer.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eus.gordailu.contracts.catalog.Script;
import eus.gordailu.contracts.id.ScriptId;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.process.Privileges;
import eus.gordailu.transfer.process.ProcessLimits;
import eus.gordailu.transfer.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As root, who alone may become somebody else. */
class WorkerHooksTest {

    private static final String NOBODY = "nobody";

    @TempDir
    Path root;

    private final WorkerHooks hooks = new WorkerHooks(new ProcessRunner(), Optional.of(NOBODY));

    @BeforeEach
    void aPlaceToWriteTo() throws IOException {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @Test
    void aScriptRunsAsSomebodyWhoMayDoNothing() throws IOException {
        assumeTrue(Privileges.root(), "only root becomes another user");
        Path secret = Files.writeString(root.resolve("secret"), "key");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));

        assertThat(run("id -un > $OUT; id -Gn >> $OUT; cat " + secret
                        + " >> $OUT 2>&1; grep NoNewPrivs /proc/self/status >> $OUT;"
                        + " grep CapPrm /proc/self/status >> $OUT"))
                .isEqualTo(new HookEnd.Done());

        assertThat(lines()).startsWith(NOBODY, "nogroup").contains("NoNewPrivs:\t1", "CapPrm:\t0000000000000000");
        assertThat(lines()).noneMatch(line -> line.contains("key")).anyMatch(line -> line.contains("denied"));
    }

    @Test
    void itsEnvironmentIsWhatItIsToldAndNothingElse() throws IOException {
        assumeTrue(Privileges.root(), "only root becomes another user");

        assertThat(
                        run(
                                "#!/usr/bin/perl\nopen(F, '>', $ENV{OUT}); print F \"$_=$ENV{$_}\\n\" for sort keys %ENV; print F $0;"))
                .isEqualTo(new HookEnd.Done());

        assertThat(lines().subList(0, lines().size() - 1))
                .containsExactly(
                        "GORDAILU_JOB_NAME=a b",
                        "LC_ALL=C",
                        "OUT=" + root.resolve("out"),
                        "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        assertThat(lines().getLast()).isEqualTo("/dev/fd/3");
    }

    @Test
    void whatItHasStartedEndsWithIt() throws Exception {
        assumeTrue(Privileges.root(), "only root becomes another user");
        Cancellation cancellation = new Cancellation();
        Thread aborting = Thread.ofPlatform().start(() -> {
            await().until(() -> Files.exists(root.resolve("out")) && !lines().isEmpty());
            cancellation.cancel();
        });

        HookEnd end = hooks.run(hook("sleep 300 & echo $! > $OUT; wait"), cancellation);

        aborting.join();
        assertThat(end).isEqualTo(new HookEnd.Aborted());
        // One that has ended may stay in the list, with no program.
        await().until(() -> ProcessHandle.of(Long.parseLong(lines().getFirst()))
                .filter(started -> started.info().command().isPresent())
                .isEmpty());
    }

    /** Else a second script would find its secrets, and what it leaves would run for ever. */
    @Test
    void itSeesNoOtherProcessAndLeavesNone() throws Exception {
        assumeTrue(Privileges.root(), "only root becomes another user");
        assumeTrue(
                new ProcessRunner()
                        .run(
                                Command.of("unshare", "--pid", "--fork", "--mount-proc", "true"),
                                ProcessLimits.within(Duration.ofSeconds(10)))
                        .successful(),
                "this machine gives nobody processes of its own");

        assertThat(run("ls -d /proc/[0-9]* | wc -l > $OUT; setsid sh -c 'sleep 5; echo late >> $OUT' & sleep 0.2"))
                .isEqualTo(new HookEnd.Done());

        assertThat(Long.parseLong(lines().getFirst())).isLessThan(6);
        Thread.sleep(Duration.ofSeconds(6));
        assertThat(lines()).hasSize(1);
        try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(left).noneMatch(path -> path.getFileName().toString().startsWith("gordailu-script-"));
        }
    }

    @Test
    void whereItIsNotSwitchedOnNothingRuns() {
        assertThat(refused(new WorkerHooks(new ProcessRunner(), Optional.empty())))
                .isEqualTo("hook.worker-off");
        assertThat(root.resolve("out")).doesNotExist();
    }

    @Test
    void norAsRootNorAsNobodyThatIsKnown() {
        for (String user : List.of("root", "0", "-z", "no-such-user")) {
            assertThat(refused(new WorkerHooks(new ProcessRunner(), Optional.of(user))))
                    .isIn("hook.worker-user", "hook.worker-not-root");
        }
        assertThat(root.resolve("out")).doesNotExist();
    }

    private String refused(WorkerHooks by) {
        HookEnd end = by.run(hook("echo ran > $OUT"), Cancellation.never());
        assertThat(end).isInstanceOf(HookEnd.Failed.class);
        return ((HookEnd.Failed) end).failure().code();
    }

    private HookEnd run(String body) {
        return hooks.run(hook(body), Cancellation.never());
    }

    private Hook hook(String body) {
        return new Hook(
                new Script(ScriptId.random(), "tell", "", Script.Place.WORKER, body, 1),
                "after job etc of client web1",
                Map.of("GORDAILU_JOB_NAME", "a b", "OUT", root.resolve("out").toString()));
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(root.resolve("out"));
    }
}
