package eus.gordailu.scheduler.plan;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Sorts;
import eus.gordailu.contracts.calendar.DueTimes;
import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.catalog.Policy;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.PolicyId;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.contracts.run.RunMissed;
import eus.gordailu.contracts.run.StartRun;
import eus.gordailu.contracts.run.Trigger;
import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.store.Stored;
import eus.gordailu.scheduler.catalog.CatalogCopy;
import eus.gordailu.scheduler.quota.Quotas;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds the jobs that are due and gives each its run. The job's plan is claimed first, in one atomic write, and the run
 * made after it; a crash in between is mended by {@link #recover}. A run's id follows from its job and due time, so that
 * two schedulers that find the same job due make the same run.
 */
public final class Planner {

    /** What another scheduler has planned a moment ago may seem to be planned by a clock that is ahead. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    private static final int AT_ONCE = 1_000;

    private final Documents<JobPlan> plans;
    private final WaitingStarts starts;
    private final CatalogCopy catalog;
    private final Runs runs;
    private final Quotas quotas;
    private final Clock clock;

    public Planner(ServiceStore store, CatalogCopy catalog, Runs runs, Quotas quotas, Clock clock) {
        this.plans = store.documents("plans", JobPlan.class, JobPlan::lookup)
                .index(JobPlan.NEXT_DUE)
                .index(JobPlan.PLANNED_AT)
                .index(JobPlan.POLICY)
                .index(JobPlan.CLAIMED);
        this.starts = new WaitingStarts(store);
        this.catalog = catalog;
        this.runs = runs;
        this.quotas = quotas;
        this.clock = clock;
    }

    /** Works out anew when this job is due, after it or its policy has changed. */
    public void planAgain(JobId jobId) {
        plans.insert(jobId, JobPlan.of(jobId));
        plans.change(jobId, plan -> Optional.of(Change.to(scheduled(plan.value()))));
    }

    /** Works out anew when the jobs with this policy are due. */
    public void planAgain(PolicyId policy) {
        plans.find(eq(JobPlan.POLICY, policy.toString()))
                .forEach(plan -> planAgain(plan.value().jobId()));
    }

    /** Starts what is due by now. */
    public void startDue() {
        Instant now = clock.instant();
        starts.tryAgain(now, this::startIfDefined);
        plans.find(lte(JobPlan.NEXT_DUE, now), Sorts.ascending(JobPlan.NEXT_DUE), 0, AT_ONCE)
                .forEach(plan -> due(plan, now));
    }

    /** Starts a run because somebody asked for it; a job has one run at a time, so a second one is refused. */
    public void start(StartRun command) {
        if (!startIfDefined(command)) {
            starts.add(command, clock.instant());
        }
    }

    private boolean startIfDefined(StartRun command) {
        if (runs.exists(command.runId())) {
            return true;
        }
        Optional<JobDefinition> definition = catalog.definition(command.job().jobId());
        definition.ifPresent(known -> start(command, known));
        return definition.isPresent();
    }

    private void start(StartRun command, JobDefinition definition) {
        JobId jobId = definition.job().id();
        Claim claim = new Claim(command.runId(), Trigger.MANUAL, command.requestedAt());
        if (refused(claim, definition)) {
            return;
        }
        if (claim(jobId, claim) || holds(jobId, claim)) {
            runs.begin(claim, definition);
        } else {
            runs.refuse(claim, definition, alreadyActive(definition.ref()));
        }
    }

    /** Told before anything else is written: after a crash in between it is told again, of the same run. */
    private boolean refused(Claim claim, JobDefinition definition) {
        Optional<Failure> refusal = quotas.refusal(definition.client());
        refusal.ifPresent(why -> runs.refuse(claim, definition, why));
        return refusal.isPresent();
    }

    private static Failure alreadyActive(JobRef job) {
        return new Failure(
                FailureClass.PERMANENT,
                "run.already-active",
                "Job %s has another run under way: wait for its end, or abort it, and start again".formatted(job),
                Map.of("job", job.toString()));
    }

    /** A run has ended: its job may have another. */
    public void release(JobId jobId, RunId runId) {
        plans.change(jobId, plan -> {
            Claim claim = plan.value().claim();
            return claim != null && claim.runId().equals(runId)
                    ? Optional.of(Change.to(plan.value().claimedFor(null)))
                    : Optional.empty();
        });
    }

    /** Mends what a crash left between a plan and its run, and what was planned by a clock that was ahead. */
    public void recover() {
        Instant ahead = clock.instant().plus(CLOCKS_APART);
        plans.find(or(gt(JobPlan.PLANNED_AT, ahead), eq(JobPlan.PLANNED_AT, null)))
                .forEach(plan -> planAgain(plan.value().jobId()));
        plans.find(eq(JobPlan.CLAIMED, true)).forEach(plan -> recover(plan.value()));
    }

    private void recover(JobPlan plan) {
        Claim claim = Objects.requireNonNull(plan.claim());
        if (runs.hasEnded(claim.runId())) {
            release(plan.jobId(), claim.runId());
        } else if (!runs.exists(claim.runId())) {
            catalog.definition(plan.jobId())
                    .ifPresentOrElse(
                            definition -> runs.begin(claim, definition), () -> release(plan.jobId(), claim.runId()));
        }
    }

    private void due(Stored<JobPlan> found, Instant now) {
        JobPlan plan = found.value();
        Instant dueAt = Objects.requireNonNull(plan.nextDue());
        Claim claim = new Claim(scheduledRun(plan.jobId(), dueAt), Trigger.SCHEDULE, dueAt);
        Optional<JobDefinition> definition = catalog.definition(plan.jobId());
        if (definition.isEmpty() || !definition.get().client().active()) {
            plans.change(plan.jobId(), current -> onlyIfSame(found, current, Change.to(advanced(plan, now))));
        } else if (plan.claim() != null) {
            RunMissed missed = new RunMissed(definition.get().ref(), dueAt, "The run before it was still under way");
            plans.change(plan.jobId(), current -> onlyIfSame(found, current, Change.to(advanced(plan, now), missed)));
        } else if (refused(claim, definition.get())) {
            plans.change(plan.jobId(), current -> onlyIfSame(found, current, Change.to(advanced(plan, now))));
        } else if (plans.change(
                        plan.jobId(),
                        current -> onlyIfSame(
                                found, current, Change.to(advanced(plan, now).claimedFor(claim))))
                .isPresent()) {
            runs.begin(claim, definition.get());
        }
    }

    private boolean claim(JobId jobId, Claim claim) {
        return plans.change(
                        jobId,
                        plan -> plan.value().claim() == null
                                ? Optional.of(Change.to(plan.value().claimedFor(claim)))
                                : Optional.empty())
                .isPresent();
    }

    private boolean holds(JobId jobId, Claim claim) {
        return plans.find(jobId)
                .map(plan -> plan.value().claim())
                .filter(held -> held.runId().equals(claim.runId()))
                .isPresent();
    }

    private JobPlan scheduled(JobPlan plan) {
        Optional<Job> job = catalog.job(plan.jobId());
        PolicyId policyId = job.map(Job::policyId).orElse(null);
        Instant now = clock.instant();
        Instant next = job.filter(Job::active).map(active -> next(active, now)).orElse(null);
        // A time that has come already is still owed, whatever the schedule says from now on.
        boolean owed = next != null && plan.nextDue() != null && !plan.nextDue().isAfter(now);
        return plan.scheduled(policyId, owed ? plan.nextDue() : next, now);
    }

    private JobPlan advanced(JobPlan plan, Instant now) {
        Optional<Job> job = catalog.job(plan.jobId()).filter(Job::active);
        return plan.scheduled(
                plan.policyId(), job.map(active -> next(active, now)).orElse(null), now);
    }

    private @Nullable Instant next(Job job, Instant after) {
        return catalog.policy(job.policyId())
                .map(Policy::schedule)
                .flatMap(schedule -> DueTimes.next(schedule, job.id(), after))
                .orElse(null);
    }

    private static <T> Optional<Change<T>> onlyIfSame(Stored<T> found, Stored<T> current, Change<T> change) {
        return current.version() == found.version() ? Optional.of(change) : Optional.empty();
    }

    private static RunId scheduledRun(JobId jobId, Instant dueAt) {
        String name = jobId + " " + dueAt;
        return new RunId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }
}
