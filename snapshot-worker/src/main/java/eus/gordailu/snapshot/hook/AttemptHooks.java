package eus.gordailu.snapshot.hook;

import eus.gordailu.contracts.id.ScriptId;
import eus.gordailu.contracts.run.JobDue;
import eus.gordailu.transfer.hook.HookEnd;
import eus.gordailu.transfer.process.Cancellation;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The scripts around one attempt, and around the batch that it is of. */
public final class AttemptHooks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptHooks.class);

    private final JobDue command;
    private final Hooks hooks;
    private final Batches batches;
    private final Batch batch;
    private final Supplier<Optional<Path>> directory;
    private final Clock clock;
    private @Nullable Instant startedAt;
    private boolean left;

    AttemptHooks(JobDue command, Hooks hooks, Batches batches, Supplier<Optional<Path>> directory, Clock clock) {
        this.command = command;
        this.hooks = hooks;
        this.batches = batches;
        this.batch = batches.join(command.definition().client().id());
        this.directory = directory;
        this.clock = clock;
    }

    /** From now on something comes after it, whatever happens. */
    public void begins() {
        begins(clock.instant());
    }

    /** For an attempt that a crash has cut short, after its first script may have begun. */
    public void begins(Instant at) {
        startedAt = at;
        batch.begins(this, at);
    }

    /** Runs what comes before: the client's once, then the job's. What keeps the job from being backed up is returned. */
    public Optional<AttemptEnd> before(Cancellation cancellation) {
        Instant now = clock.instant();
        HookEnd ofClient = batch.begin(() -> beforeClient(now, cancellation), cancellation);
        HookEnd end = ofClient instanceof HookEnd.Done ? beforeJob(now, cancellation) : ofClient;
        return switch (end) {
            case HookEnd.Done() -> Optional.empty();
            case HookEnd.Failed(var failure) -> Optional.of(new AttemptEnd.Failed(failure));
            case HookEnd.Aborted() -> Optional.of(new AttemptEnd.Aborted());
        };
    }

    /**
     * Runs what comes after, however it ended, if it had begun; after the last attempt of a batch, the client's too. Each runs, also when one
     * before it fails; what failed is returned.
     */
    public List<String> after(AttemptEnd end) {
        List<String> failed = new ArrayList<>();
        Instant since = startedAt;
        if (since != null) {
            afterJob(since, end, failed);
            batch.endedWith(end instanceof AttemptEnd.Published);
        }
        leave(failed);
        failed.forEach(sentence -> LOG.warn("After run {}: {}", command.runId(), sentence));
        return failed;
    }

    @Override
    public void close() {
        leave(new ArrayList<>());
    }

    private void leave(List<String> failed) {
        if (left) {
            return;
        }
        left = true;
        if (batches.leave(batch)) {
            try {
                Batch.Begun begun = batch.begun();
                if (begun != null && !Thread.currentThread().isInterrupted()) {
                    begun.first().afterClient(begun.at(), batch.wentWell(), failed);
                }
            } finally {
                batches.close(command.definition().client().id(), batch);
            }
        }
    }

    private HookEnd beforeClient(Instant now, Cancellation cancellation) {
        return all(
                command.definition().client().preScripts(),
                "before the jobs of client " + command.definition().client().name(),
                Variables.beforeClient(command, now),
                cancellation);
    }

    private HookEnd beforeJob(Instant now, Cancellation cancellation) {
        List<ScriptId> scripts = command.definition().job().preScripts();
        return scripts.isEmpty()
                ? new HookEnd.Done()
                : all(
                        scripts,
                        "before job " + command.definition().ref(),
                        Variables.beforeJob(command, now, directory.get()),
                        cancellation);
    }

    private HookEnd all(
            List<ScriptId> scripts, String moment, Map<String, String> variables, Cancellation cancellation) {
        for (ScriptId script : scripts) {
            HookEnd end = hooks.run(script, command, moment, variables, cancellation);
            if (!(end instanceof HookEnd.Done)) {
                return end;
            }
        }
        return new HookEnd.Done();
    }

    private void afterJob(Instant since, AttemptEnd end, List<String> failed) {
        List<ScriptId> scripts = command.definition().job().postScripts();
        if (!scripts.isEmpty()) {
            each(
                    scripts,
                    "after job " + command.definition().ref(),
                    Variables.afterJob(command, since, clock.instant(), directory.get(), end),
                    failed);
        }
    }

    private void afterClient(Instant since, boolean good, List<String> failed) {
        each(
                command.definition().client().postScripts(),
                "after the jobs of client " + command.definition().client().name(),
                Variables.afterClient(command, since, clock.instant(), good),
                failed);
    }

    private void each(List<ScriptId> scripts, String moment, Map<String, String> variables, List<String> failed) {
        for (ScriptId script : scripts) {
            HookEnd end = hooks.run(script, command, moment, variables, Cancellation.never());
            if (end instanceof HookEnd.Failed(var failure)) {
                failed.add(failure.sentence());
            }
        }
    }
}
