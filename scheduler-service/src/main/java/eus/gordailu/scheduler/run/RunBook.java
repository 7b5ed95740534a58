package eus.gordailu.scheduler.run;

import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.model.Sorts;
import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.rotation.RotateJob;
import eus.gordailu.contracts.run.AbortRun;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.RunQueued;
import eus.gordailu.contracts.wire.Message;
import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.store.Stored;
import eus.gordailu.scheduler.catalog.CatalogCopy;
import eus.gordailu.scheduler.plan.Claim;
import eus.gordailu.scheduler.plan.Runs;
import eus.gordailu.scheduler.quota.Quotas;
import eus.gordailu.scheduler.run.Run.Progress;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every run with its state, written down at each step, and told of in the same write. */
public final class RunBook implements Runs {

    private static final Logger LOG = LoggerFactory.getLogger(RunBook.class);
    private static final int AT_ONCE = 1_000;
    private static final Set<String> WANT_OF_ROOM = Set.of(Quotas.EXCEEDED, "location.full");

    private final Documents<Run> runs;
    private final RunLife life;
    private final CatalogCopy catalog;
    private final Attention attention = new Attention();
    private final Clock clock;
    private final BiConsumer<JobId, RunId> release;

    /** The release is told when a run has ended, so that its job may have another. */
    public RunBook(
            ServiceStore store,
            RunProperties limits,
            CatalogCopy catalog,
            Quotas quotas,
            Clock clock,
            BiConsumer<JobId, RunId> release) {
        this.runs = store.documents("runs", Run.class, Run::lookup)
                .index(Run.DEADLINE)
                .index(Run.STATE)
                .forgetting(Run.ENDED_SINCE, ServiceStore.LONGER_THAN_MESSAGES);
        this.life = new RunLife(limits, catalog, quotas);
        this.catalog = catalog;
        this.clock = clock;
        this.release = release;
    }

    @Override
    public void begin(Claim claim, JobDefinition definition) {
        Run run = queued(claim, definition);
        RunQueued queued = new RunQueued(run.id(), definition.ref(), run.trigger(), run.dueAt(), run.queuedAt());
        if (runs.insert(run.id(), run, queued)) {
            LOG.info("Run {} of {} is queued", run.id(), definition.ref());
            change(run.id(), life::dispatch);
        }
    }

    @Override
    public void refuse(Claim claim, JobDefinition definition, Failure why) {
        Run run = queued(claim, definition).with(Progress.NONE.withFailure(why)).in(RunState.FAILED, null);
        Instant now = clock.instant();
        Change<Run> refused = making(room(run, why, now), Change.to(run, RunFacts.finished(run, now)));
        runs.insert(run.id(), run, refused.messages().toArray(Message[]::new));
    }

    @Override
    public boolean exists(RunId id) {
        return runs.find(id).isPresent();
    }

    @Override
    public boolean hasEnded(RunId id) {
        return runs.find(id).filter(run -> run.value().state().ended()).isPresent();
    }

    /** Ends a run that no worker holds; one that a worker holds ends when the worker says so, or its lease ends. */
    public void abort(AbortRun command) {
        change(command.runId(), (run, now) -> switch (run.state()) {
            case CLAIMED, SNAPSHOT ->
                run.abortRequested() ? Optional.empty() : Optional.of(Change.to(run.abortRequestedNow()));
            case QUEUED, DUE, RETRY_WAIT, ROTATION, OFFSITE -> life.aborted(run, now);
            case FINISHED, FAILED, ABORTED -> Optional.empty();
        });
    }

    /** Goes on with the runs of which nothing was heard before their deadline. */
    public void wakeSilent() {
        Instant now = clock.instant();
        boolean attentive = attention.at(now);
        runs.find(lte(Run.DEADLINE, now), Sorts.ascending(Run.DEADLINE), 0, AT_ONCE)
                .forEach(run -> change(
                        run.value().id(),
                        (current, at) -> isPast(current, at)
                                        && (attentive || !current.state().held())
                                ? life.silent(current, at)
                                : Optional.empty()));
    }

    /** Lets no run wait for a time that a clock which was ahead has set. */
    public void recover() {
        runs.find(gt(Run.DEADLINE, clock.instant()))
                .forEach(run -> change(run.value().id(), life::waitingNoLonger));
    }

    void leased(RunId id, int attempt, RunSignal signal, Instant leaseUntil) {
        change(id, (run, now) -> life.leased(run, attempt, signal, leaseUntil));
    }

    void failed(RunId id, int attempt, Failure failure) {
        change(
                id,
                (run, now) ->
                        life.failed(run, attempt, failure, now).map(change -> making(room(run, failure, now), change)));
    }

    /**
     * What the policy has ceased to keep since it was applied last may make the room that a run did not find. The run's own definition
     * is as old as the run.
     */
    private Optional<RotateJob> room(Run run, Failure failure, Instant now) {
        return WANT_OF_ROOM.contains(failure.code())
                ? catalog.definition(run.definition().job().id())
                        .map(current -> new RotateJob(run.id(), run.attempt(), current, now))
                : Optional.empty();
    }

    private static Change<Run> making(Optional<RotateJob> room, Change<Run> change) {
        return room.map(change::and).orElse(change);
    }

    void aborted(RunId id, int attempt) {
        change(id, (run, now) -> attempt == run.attempt() ? life.aborted(run, now) : Optional.empty());
    }

    void heard(RunId id, UnaryOperator<Progress> news) {
        change(id, (run, now) -> life.heard(run, news, now));
    }

    private void change(RunId id, BiFunction<Run, Instant, Optional<Change<Run>>> decision) {
        Optional<Stored<Run>> changed = runs.change(id, run -> decision.apply(run.value(), clock.instant()));
        changed.map(Stored::value).filter(run -> run.state().ended()).ifPresent(run -> {
            LOG.info("Run {} of {} has ended: {}", run.id(), run.definition().ref(), run.state());
            release.accept(run.definition().job().id(), run.id());
        });
    }

    private Run queued(Claim claim, JobDefinition definition) {
        Instant now = clock.instant();
        return new Run(
                claim.runId(),
                definition,
                claim.trigger(),
                claim.dueAt(),
                now,
                RunState.QUEUED,
                1,
                now,
                false,
                Progress.NONE,
                null);
    }

    private static boolean isPast(Run run, Instant now) {
        return run.deadline() != null && !run.deadline().isAfter(now);
    }
}
