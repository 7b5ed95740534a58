package eus.gordailu.transfer.hook;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.process.OutputListener;
import eus.gordailu.transfer.process.Privileges;
import eus.gordailu.transfer.process.ProcessLimits;
import eus.gordailu.transfer.process.ProcessResult;
import eus.gordailu.transfer.process.ProcessRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs scripts on the worker itself, as a user who may do nothing there, where that is switched on. */
public final class WorkerHooks {

    private static final ProcessLimits SHORT = ProcessLimits.within(Duration.ofSeconds(10));

    /** The script's file is opened, and gone before it runs. */
    private static final String OPENED = "exec 3< \"$0\" && rm -f -- \"$0\" && exec env -u PWD \"$@\" /dev/fd/3";

    private final ProcessRunner runner;
    private final Optional<String> user;

    /** The user that scripts run as; empty where none may run. */
    public WorkerHooks(ProcessRunner runner, Optional<String> user) {
        this.runner = runner;
        this.user = user;
    }

    /** The numbers of a user and of its own group. */
    private record Identity(int user, int group) {}

    /** Returns when it has ended, which its time limit or the cancellation may bring about. */
    public HookEnd run(Hook hook, Cancellation cancellation) {
        if (user.isEmpty()) {
            return refused(
                    hook,
                    "hook.worker-off",
                    "%s may not run on the worker, where scripts are switched off: name an unprivileged user in gordailu.hooks.worker-user there, or take it away");
        }
        if (!Privileges.root()) {
            return refused(
                    hook,
                    "hook.worker-not-root",
                    "%s can't run on the worker, which may not become another user, and as its own a script could read every backup: start the worker as root, or take the script away");
        }
        Optional<Identity> identity = identity(user.get()).filter(found -> found.user() != 0);
        if (identity.isEmpty()) {
            return refused(
                    hook,
                    "hook.worker-user",
                    "%s can't run on the worker, because gordailu.hooks.worker-user names nobody, or root: name an unprivileged user of that machine");
        }
        try {
            return run(hook, identity.get(), cancellation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HookEnd run(Hook hook, Identity identity, Cancellation cancellation) throws IOException {
        // Nobody else may read it, and nobody finds it later: who reads it has it open before it goes.
        Path file = Files.createTempFile("gordailu-script-", "");
        try {
            Files.writeString(file, hook.script().body());
            Files.setAttribute(file, "unix:uid", identity.user());
            ProcessResult ended = runner.run(
                    command(hook, identity, file),
                    ProcessLimits.within(hook.timeLimit()),
                    OutputListener.NONE,
                    cancellation);
            return HookEnd.of(hook, ended);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Command command(Hook hook, Identity identity, Path file) {
        List<String> arguments = new ArrayList<>();
        if (runner.run(Command.of(alone("true")), SHORT).successful()) {
            arguments.addAll(alone());
        }
        arguments.addAll(List.of("sh", "-c", OPENED, file.toString()));
        arguments.addAll(List.of(
                "setpriv",
                "--reuid=" + identity.user(),
                "--regid=" + identity.group(),
                "--clear-groups",
                "--no-new-privs",
                "--inh-caps=-all",
                "--bounding-set=-all",
                // Given again: the kernel forgets it with the user.
                "--pdeathsig=KILL",
                "--"));
        arguments.addAll(Interpreter.of(hook.script().body()));
        return Command.of(arguments).withOnly(hook.variables()).endingWithStarter();
    }

    /** With processes of its own: it sees no other, and all that it has started ends with it. A container may not allow that. */
    private static List<String> alone(String... program) {
        return Stream.concat(
                        Stream.of("unshare", "--pid", "--fork", "--kill-child=KILL", "--mount-proc", "--"),
                        Stream.of(program))
                .toList();
    }

    private Optional<Identity> identity(String name) {
        return number("-u", name).flatMap(id -> number("-g", name).map(group -> new Identity(id, group)));
    }

    private Optional<Integer> number(String which, String name) {
        ProcessResult ended = runner.run(Command.of("id", which, "--", name), SHORT);
        return ended.successful()
                ? Optional.of(Integer.valueOf(ended.output().lines().getFirst()))
                : Optional.empty();
    }

    private static HookEnd refused(Hook hook, String code, String sentence) {
        return new HookEnd.Failed(new Failure(
                FailureClass.OPERATOR_NEEDED,
                code,
                sentence.formatted(hook),
                Map.of("script", hook.script().name())));
    }
}
