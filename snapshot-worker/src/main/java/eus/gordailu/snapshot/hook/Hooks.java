package eus.gordailu.snapshot.hook;

import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.catalog.Script;
import eus.gordailu.contracts.id.ScriptId;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.contracts.run.JobDue;
import eus.gordailu.transfer.hook.ClientHooks;
import eus.gordailu.transfer.hook.Hook;
import eus.gordailu.transfer.hook.HookEnd;
import eus.gordailu.transfer.hook.WorkerHooks;
import eus.gordailu.transfer.process.Cancellation;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the scripts of clients and jobs. */
public final class Hooks {

    private static final Logger LOG = LoggerFactory.getLogger(Hooks.class);

    private final Batches batches = new Batches();
    private final ClientHooks onClients;
    private final WorkerHooks onWorker;
    private final Function<JobDefinition, Optional<Path>> directories;
    private final Clock clock;

    /** The directories are those that jobs keep their snapshots in, as far as they can be told. */
    public Hooks(
            ClientHooks onClients,
            WorkerHooks onWorker,
            Function<JobDefinition, Optional<Path>> directories,
            Clock clock) {
        this.onClients = onClients;
        this.onWorker = onWorker;
        this.directories = directories;
        this.clock = clock;
    }

    /** Joins an attempt that waits to a batch of its client: call it before the attempt's turn comes, and close it after its end. */
    public AttemptHooks join(JobDue command) {
        return new AttemptHooks(command, this, batches, () -> directories.apply(command.definition()), clock);
    }

    /** A fault of the program, or of this machine, is a failure of the script: those after it have their turn. */
    HookEnd run(ScriptId id, JobDue command, String moment, Map<String, String> variables, Cancellation cancellation) {
        Optional<Script> script = command.scripts().stream()
                .filter(known -> known.id().equals(id))
                .findFirst();
        if (script.isEmpty()) {
            return new HookEnd.Failed(unknown(id, moment));
        }
        Hook hook = new Hook(script.get(), moment, variables);
        try {
            return switch (script.get().place()) {
                case CLIENT -> onClients.run(hook, command.definition().client(), cancellation);
                case WORKER -> onWorker.run(hook, cancellation);
            };
        } catch (RuntimeException e) {
            LOG.error("{} could not be run", hook, e);
            return new HookEnd.Failed(broken(hook, e));
        }
    }

    private static Failure broken(Hook hook, RuntimeException e) {
        return new Failure(
                FailureClass.TRANSIENT,
                "hook.not-run",
                "%s could not be run by the worker (%s): see that there is room in its directory for temporary files, and its log"
                        .formatted(hook, e.getMessage()),
                Map.of("script", hook.script().name()));
    }

    private static Failure unknown(ScriptId id, String moment) {
        return new Failure(
                FailureClass.TRANSIENT,
                "hook.unknown",
                "The script %s, which runs %s, was not sent along: if it was just added, the next attempt has it; else take it away there"
                        .formatted(id, moment),
                Map.of("script", id.toString()));
    }
}
