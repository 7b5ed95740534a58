package eus.gordailu.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Updates;
import eus.gordailu.contracts.calendar.DueTimes;
import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.ClientDefined;
import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.catalog.JobDefined;
import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.catalog.JobRemoved;
import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.catalog.LocationDefined;
import eus.gordailu.contracts.catalog.Policy;
import eus.gordailu.contracts.catalog.PolicyDefined;
import eus.gordailu.contracts.catalog.Retention;
import eus.gordailu.contracts.catalog.Schedule;
import eus.gordailu.contracts.catalog.Script;
import eus.gordailu.contracts.catalog.ScriptDefined;
import eus.gordailu.contracts.catalog.ScriptRemoved;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.id.PolicyId;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.id.ScriptId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.offsite.OffsiteCompleted;
import eus.gordailu.contracts.rotation.RotateJob;
import eus.gordailu.contracts.rotation.RotationCompleted;
import eus.gordailu.contracts.rotation.SnapshotAccepted;
import eus.gordailu.contracts.rotation.SnapshotExpired;
import eus.gordailu.contracts.run.AbortRun;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.contracts.run.JobDue;
import eus.gordailu.contracts.run.JobOverdue;
import eus.gordailu.contracts.run.RunFinished;
import eus.gordailu.contracts.run.RunMissed;
import eus.gordailu.contracts.run.RunOutcome;
import eus.gordailu.contracts.run.RunRetrying;
import eus.gordailu.contracts.run.StartRun;
import eus.gordailu.contracts.snapshot.Finding;
import eus.gordailu.contracts.snapshot.FindingKind;
import eus.gordailu.contracts.snapshot.SnapshotAborted;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.contracts.snapshot.SnapshotFacts;
import eus.gordailu.contracts.snapshot.SnapshotFailed;
import eus.gordailu.contracts.snapshot.SnapshotStarted;
import eus.gordailu.contracts.usage.JobUsage;
import eus.gordailu.contracts.usage.SnapshotUsage;
import eus.gordailu.contracts.wire.Message;
import eus.gordailu.contracts.worker.ActiveAttempt;
import eus.gordailu.contracts.worker.WorkerHeartbeat;
import eus.gordailu.kit.messaging.MessageHandler;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.kit.testing.TestStore;
import eus.gordailu.scheduler.catalog.CatalogCopy;
import eus.gordailu.scheduler.catalog.CatalogHandlers;
import eus.gordailu.scheduler.overdue.OverdueWatch;
import eus.gordailu.scheduler.plan.Planner;
import eus.gordailu.scheduler.quota.Quotas;
import eus.gordailu.scheduler.run.RunBook;
import eus.gordailu.scheduler.run.RunHandlers;
import eus.gordailu.scheduler.run.RunProperties;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulerTest {

    private static final WorkerId WORKER = WorkerId.of("storage-1");
    private static final RunProperties LIMITS = new RunProperties(
            3, Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofHours(6), Duration.ofHours(24));

    private final TestStore store = new TestStore();
    private final SettableClock clock = new SettableClock("2026-11-23T20:00:00Z");
    private final Client client = new Client(ClientId.random(), "web1", "", Address.parse("root@web1"), true);
    private final Location location = new Location(LocationId.of("main"), "Main", "/srv/backup");
    private final Policy policy = new Policy(
            PolicyId.random(),
            "Daily",
            "",
            new Schedule(ZoneOffset.UTC, List.of(LocalTime.of(21, 0)), EnumSet.allOf(DayOfWeek.class)),
            new Retention(0, 0, 7, 0, 0, 0, null));
    private final Job job = new Job(
            JobId.random(),
            client.id(),
            "etc",
            "",
            List.of("/etc"),
            List.of(),
            policy.id(),
            location.id(),
            true,
            10,
            null);
    private final JobDefinition definition = new JobDefinition(client, job, policy, location);

    private Running scheduler = startScheduler();

    /** One scheduler's parts, as its configuration joins them. */
    private record Running(
            ServiceStore documents,
            Planner planner,
            RunBook runs,
            OverdueWatch overdue,
            List<MessageHandler<?>> handlers) {}

    private Running startScheduler() {
        ServiceStore documents = store.forService("scheduler", clock);
        CatalogCopy catalog = new CatalogCopy(documents);
        Quotas quotas = new Quotas(documents, catalog, clock);
        List<Planner> planners = new ArrayList<>();
        RunBook runs = new RunBook(
                documents,
                LIMITS,
                catalog,
                quotas,
                clock,
                (id, run) -> planners.getFirst().release(id, run));
        Planner planner = new Planner(documents, catalog, runs, quotas, clock);
        planners.add(planner);
        OverdueWatch overdue = new OverdueWatch(documents, catalog, clock);
        List<MessageHandler<?>> handlers =
                new ArrayList<>(new CatalogHandlers(catalog, planner, overdue, id -> {}).all());
        handlers.addAll(new RunHandlers(runs, quotas, overdue).all());
        handlers.add(MessageHandler.on(StartRun.class, planner::start));
        return new Running(documents, planner, runs, overdue, handlers);
    }

    @BeforeEach
    void define() {
        hear(new ClientDefined(client, 1));
        hear(new LocationDefined(location, 1));
        hear(new JobDefined(job, 1));
        hear(new PolicyDefined(policy, 1));
    }

    @AfterEach
    void stop() {
        scheduler.documents().close();
        store.close();
    }

    @Test
    void aJobIsDueAtItsTimeAndNotBefore() {
        tick();
        assertThat(sentSoFar(JobDue.class)).isEmpty();

        clock.set("2026-11-23T21:00:00Z");
        tick();

        JobDue due = one(JobDue.class);
        assertThat(due.definition()).isEqualTo(definition);
        assertThat(due.dueAt()).isEqualTo(Instant.parse("2026-11-23T21:00:00Z"));
        assertThat(due.attempt()).isEqualTo(1);
    }

    @Test
    void aJobOfASpreadPolicyIsDueAtItsOwnMomentAndNotWithAllOthers() {
        Schedule spread = new Schedule(
                ZoneOffset.UTC,
                List.of(LocalTime.of(21, 0)),
                EnumSet.allOf(DayOfWeek.class),
                null,
                null,
                null,
                null,
                60);
        hear(new PolicyDefined(new Policy(policy.id(), policy.name(), "", spread, policy.retention()), 2));
        Instant due = DueTimes.next(spread, job.id(), Instant.parse("2026-11-23T20:59:00Z"))
                .orElseThrow();

        clock.set(due.minusSeconds(1).toString());
        tick();
        assertThat(sentSoFar(JobDue.class)).isEmpty();
        clock.set(due.toString());
        tick();

        assertThat(one(JobDue.class).dueAt()).isEqualTo(due);
    }

    @Test
    void aTickThatComesTwiceMakesOneRun() {
        clock.set("2026-11-23T21:00:00Z");
        tick();
        tick();

        one(JobDue.class);
    }

    @Test
    void downtimeIsMadeUpForByOneRun() {
        clock.set("2026-11-27T08:00:00Z");
        tick();
        tick();

        assertThat(one(JobDue.class).dueAt()).isEqualTo(Instant.parse("2026-11-23T21:00:00Z"));
    }

    @Test
    void aJobIsDueThoughTheClockWasAheadWhenItWasPlannedAndTheSchedulerStartedAnewSince() {
        definedWhileTheClockIsAYearAhead();
        scheduler.documents().close();

        clock.set("2026-11-23T20:30:00Z");
        scheduler = startScheduler();
        scheduler.planner().recover();
        clock.set("2026-11-23T21:00:00Z");
        tick();

        assertThat(one(JobDue.class).dueAt()).isEqualTo(clock.instant());
    }

    @Test
    void aRunThatWasDueUnderAClockThatWasAheadIsNotTheLastOne() {
        clock.set("2027-11-23T21:00:00Z");
        tick();
        everythingThatHappensTo(one(JobDue.class).runId()).forEach(this::hear);
        one(RunFinished.class);

        clock.set("2026-11-24T20:00:00Z");
        scheduler.planner().recover();
        clock.set("2026-11-24T21:00:00Z");
        tick();

        assertThat(sentSoFar(JobDue.class)).extracting(JobDue::dueAt).contains(clock.instant());
    }

    @Test
    void aPlanOfAnEarlierVersionDoesNotSayByWhichClockAndIsMadeAnew() {
        definedWhileTheClockIsAYearAhead();
        store.database()
                .getCollection("scheduler.plans")
                .updateMany(
                        new Document(), Updates.combine(Updates.unset("plannedAt"), Updates.unset("body.plannedAt")));

        clock.set("2026-11-23T20:30:00Z");
        scheduler.planner().recover();
        clock.set("2026-11-23T21:00:00Z");
        tick();

        one(JobDue.class);
    }

    @Test
    void aRetryWaitsNoLongerThanItMayThoughTheClockWasAheadWhenItBeganTo() {
        clock.set("2027-11-23T21:00:00Z");
        tick();
        hear(failed(one(JobDue.class).runId(), 1, FailureClass.TRANSIENT));

        clock.set("2026-11-23T21:00:00Z");
        scheduler.runs().recover();
        clock.advance(Duration.ofSeconds(59));
        tick();
        assertThat(attempts()).containsExactly(1);
        clock.advance(Duration.ofSeconds(1));
        tick();
        assertThat(attempts()).containsExactly(1, 2);
    }

    @Test
    void aWorkerThatWasLostWhileTheClockWasAheadIsFoundMissing() {
        clock.set("2027-11-23T21:00:00Z");
        tick();
        hear(started(one(JobDue.class).runId(), 1));

        clock.set("2026-11-23T21:00:00Z");
        scheduler.runs().recover();
        clock.advance(Duration.ofHours(1));
        elapse(60);

        assertThat(one(RunRetrying.class).failure().code()).isEqualTo("worker.lost");
    }

    @Test
    void aRunThatWaitsAsLongAsItMayIsLeftToItsTime() {
        RunId run = dueRun();
        hear(failed(run, 1, FailureClass.TRANSIENT));
        clock.advance(Duration.ofSeconds(30));
        scheduler.runs().recover();
        clock.advance(Duration.ofSeconds(30));
        tick();

        assertThat(attempts()).containsExactly(1, 2);
    }

    @Test
    void aDueTimeThatHasComeIsStillOwedWhenTheJobIsDefinedAnew() {
        clock.set("2026-11-23T21:30:00Z");
        hear(new JobDefined(job, 1));
        tick();

        one(JobDue.class);
    }

    @Test
    void aJobWhoseRunIsUnderWayMissesItsNextTimeAndSaysSo() {
        dueRun();
        clock.set("2026-11-24T21:00:00Z");
        scheduler.planner().startDue();

        assertThat(one(RunMissed.class).dueAt()).isEqualTo(Instant.parse("2026-11-24T21:00:00Z"));
        one(JobDue.class);
    }

    @Test
    void theWholeWayEndsInACompletedRunAndFreesTheJob() {
        RunId run = dueRun();
        everythingThatHappensTo(run).forEach(this::hear);

        RunFinished finished = one(RunFinished.class);
        assertThat(finished.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(finished.snapshotId()).isEqualTo(facts().id());

        clock.set("2026-11-24T21:00:00Z");
        tick();
        assertThat(await().until(() -> store.sent(JobDue.class), due -> due.size() == 2))
                .hasSize(2);
    }

    /** Due at nine each evening, it may miss one. */
    @Test
    void onlyASnapshotThatCountsKeepsAJobFromBeingOverdue() {
        RunId run = dueRun();
        Finding suspicious = new Finding(FindingKind.SUSPICIOUS, "source.empty", "There is no file at all", Map.of());
        clock.set("2026-11-24T21:30:00Z");
        hear(new SnapshotCompleted(run, 1, definition, WORKER, facts(suspicious)));
        clock.set("2026-11-24T22:00:00Z");
        scheduler.overdue().tell();
        assertThat(one(JobOverdue.class).lastGood()).isNull();

        hear(new SnapshotAccepted(definition.ref(), facts(suspicious).id(), "admin", clock.instant()));
        clock.set("2026-11-25T21:59:59Z");
        scheduler.overdue().tell();
        assertThat(sentSoFar(JobOverdue.class)).hasSize(1);
        hear(new SnapshotCompleted(run, 1, definition, WORKER, facts()));
        clock.set("2026-11-25T22:00:00Z");
        scheduler.overdue().tell();

        assertThat(await().until(() -> store.sent(JobOverdue.class), told -> told.size() == 2))
                .last()
                .extracting(JobOverdue::lastGood)
                .isEqualTo(facts().completedAt());
    }

    @Test
    void whatWasFoundOfASnapshotIsTheRunsFirstWarningAndIsToldWithItsEnd() {
        Finding finding = new Finding(FindingKind.SUSPICIOUS, "source.empty", "There is no file at all", Map.of());
        RunId run = dueRun();
        hear(started(run, 1));
        hear(new SnapshotCompleted(run, 1, definition, WORKER, facts(finding)));
        everythingThatHappensTo(run).stream().skip(3).forEach(this::hear);

        RunFinished finished = one(RunFinished.class);
        assertThat(finished.outcome()).isEqualTo(RunOutcome.COMPLETED_WITH_WARNINGS);
        assertThat(finished.warnings()).containsExactly("There is no file at all");
        assertThat(finished.finding()).isEqualTo(finding);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void eventsInAnyOrderAndTwiceEndTheRunOnce(long seed) {
        RunId run = dueRun();
        List<Message> events = new ArrayList<>(everythingThatHappensTo(run));
        events.addAll(everythingThatHappensTo(run));
        Collections.shuffle(events, new Random(seed));
        events.forEach(this::hear);

        assertThat(one(RunFinished.class).outcome()).isEqualTo(RunOutcome.COMPLETED);
    }

    @Test
    void aTransientFailureIsTriedAgainAfterGrowingWaits() {
        RunId run = dueRun();
        hear(started(run, 1));
        hear(failed(run, 1, FailureClass.TRANSIENT));
        assertThat(one(RunRetrying.class).retryAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(1)));

        clock.advance(Duration.ofMinutes(1));
        tick();
        assertThat(attempts()).containsExactly(1, 2);

        hear(started(run, 2));
        hear(failed(run, 2, FailureClass.TRANSIENT));
        clock.advance(Duration.ofMinutes(2));
        tick();
        assertThat(attempts()).containsExactly(1, 2, 3);

        hear(failed(run, 3, FailureClass.TRANSIENT));
        assertThat(one(RunFinished.class).outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(one(RunFinished.class).attempts()).isEqualTo(3);
    }

    @Test
    void aClientThatIsOffIsWaitedForAndThatIsNoFailure() {
        hear(new ClientDefined(oftenOff(72), 2));
        RunId run = dueRun();
        Instant queued = clock.instant();
        int attempt = 0;
        while (clock.instant().isBefore(queued.plus(Duration.ofHours(71)))) {
            attempt++;
            hear(started(run, attempt));
            hear(failed(run, attempt, FailureClass.TRANSIENT, "ssh.timeout"));
            Instant again = sentSoFar(RunRetrying.class).getLast().retryAt();
            assertThat(Duration.between(clock.instant(), again)).isBetween(Duration.ofMinutes(15), Duration.ofHours(1));
            clock.set(again.toString());
            tick();
        }
        assertThat(sentSoFar(RunFinished.class)).isEmpty();
        assertThat(attempt).isGreaterThan(60);

        everythingThatHappensTo(run, attempt + 1).forEach(this::hear);
        assertThat(one(RunFinished.class).outcome()).isEqualTo(RunOutcome.COMPLETED);
    }

    @Test
    void oneThatStaysAwayForTooLongFailsAsAnyOther() {
        hear(new ClientDefined(oftenOff(1), 2));
        RunId run = dueRun();
        for (int attempt = 1; attempt <= 4; attempt++) {
            hear(failed(run, attempt, FailureClass.TRANSIENT, "ssh.no-route"));
            clock.advance(Duration.ofMinutes(20));
            tick();
        }
        assertThat(sentSoFar(RunFinished.class)).isEmpty();
        hear(failed(run, 5, FailureClass.TRANSIENT, "ssh.no-route"));
        clock.advance(Duration.ofMinutes(20));
        tick();
        hear(failed(run, 6, FailureClass.TRANSIENT, "ssh.no-route"));

        assertThat(one(RunFinished.class).outcome()).isEqualTo(RunOutcome.FAILED);
    }

    @Test
    void whatGoesWrongWhileItIsThereCountsAsEver() {
        hear(new ClientDefined(oftenOff(72), 2));
        RunId run = dueRun();
        hear(failed(run, 1, FailureClass.TRANSIENT, "ssh.unknown-host"));
        clock.advance(Duration.ofMinutes(15));
        tick();
        for (int attempt = 2; attempt <= 4; attempt++) {
            assertThat(sentSoFar(RunFinished.class)).isEmpty();
            hear(failed(run, attempt, FailureClass.TRANSIENT, "transfer.broken"));
            clock.advance(Duration.ofHours(1));
            tick();
        }

        assertThat(one(RunFinished.class).outcome()).isEqualTo(RunOutcome.FAILED);
    }

    private Client oftenOff(int hours) {
        return new Client(
                client.id(), "web1", "", client.address(), true, null, null, null, null, null, null, null, null, hours);
    }

    @Test
    void aRunThatEndedLongAgoIsForgottenAndOneUnderWayIsNot() {
        RunId ended = dueRun();
        everythingThatHappensTo(ended).forEach(this::hear);
        clock.set("2026-11-24T21:00:00Z");
        tick();
        RunId underWay = await().until(() -> store.sent(JobDue.class), due -> due.size() == 2)
                .getLast()
                .runId();

        clock.advance(Duration.ofDays(40));
        scheduler.documents().awaitSent();
        scheduler.documents().forget();

        assertThat(scheduler.runs().exists(ended)).isFalse();
        assertThat(scheduler.runs().exists(underWay)).isTrue();
    }

    @Test
    void aFailureThatAPersonMustMendEndsTheRunAtOnce() {
        RunId run = dueRun();
        hear(failed(run, 1, FailureClass.OPERATOR_NEEDED));

        assertThat(one(RunFinished.class).failure()).isNotNull();
        assertThat(store.sent(RunRetrying.class)).isEmpty();
    }

    @Test
    void aFailureOfAnEarlierAttemptChangesNothing() {
        RunId run = dueRun();
        hear(failed(run, 1, FailureClass.TRANSIENT));
        clock.advance(Duration.ofMinutes(1));
        tick();
        hear(failed(run, 1, FailureClass.PERMANENT));

        assertThat(attempts()).containsExactly(1, 2);
        assertThat(sentSoFar(RunFinished.class)).isEmpty();
    }

    @Test
    void aRunWhoseLeaseEndedIsTriedAgain() {
        RunId run = dueRun();
        hear(started(run, 1));
        elapse(65);

        assertThat(one(RunRetrying.class).failure().code()).isEqualTo("worker.lost");
    }

    @Test
    void aSchedulerThatWasAwayListensBeforeItCallsAWorkerLost() {
        RunId run = dueRun();
        hear(started(run, 1));
        clock.advance(Duration.ofMinutes(10));
        tick();
        elapse(20);
        assertThat(sentSoFar(RunRetrying.class)).isEmpty();

        hear(heartbeat(run, 1));
        elapse(50);
        assertThat(sentSoFar(RunRetrying.class)).isEmpty();

        elapse(15);
        one(RunRetrying.class);
    }

    @Test
    void aWorkerIsCalledLostThoughTheClockWasSetBack() {
        RunId run = dueRun();
        clock.set("2026-11-23T20:00:00Z");
        hear(started(run, 1));
        elapse(65);

        assertThat(one(RunRetrying.class).failure().code()).isEqualTo("worker.lost");
    }

    @Test
    void aHeartbeatKeepsTheLease() {
        RunId run = dueRun();
        hear(started(run, 1));
        elapse(50);
        hear(heartbeat(run, 1));
        elapse(50);

        assertThat(sentSoFar(RunRetrying.class)).isEmpty();
    }

    @Test
    void aLeaseIsNotShortenedByNewsThatComesAgain() {
        RunId run = dueRun();
        SnapshotStarted started = started(run, 1);
        hear(started);
        elapse(50);
        hear(heartbeat(run, 1));
        hear(started);
        elapse(50);

        assertThat(sentSoFar(RunRetrying.class)).isEmpty();
    }

    @Test
    void aWorkerThatWasThoughtLostGoesOnWithItsRun() {
        RunId run = dueRun();
        hear(started(run, 1));
        elapse(65);
        one(RunRetrying.class);

        hear(heartbeat(run, 1));
        elapse(55);
        hear(heartbeat(run, 1));
        elapse(30);

        assertThat(attempts()).containsExactly(1);
    }

    @Test
    void aHeartbeatDoesNotReviveAnAttemptThatFailed() {
        RunId run = dueRun();
        hear(started(run, 1));
        hear(failed(run, 1, FailureClass.TRANSIENT));
        hear(heartbeat(run, 1));
        clock.advance(Duration.ofMinutes(1));
        tick();

        assertThat(attempts()).containsExactly(1, 2);
    }

    @Test
    void aCommandThatNoWorkerClaimsIsSentAgain() {
        dueRun();
        clock.advance(Duration.ofMinutes(1));
        tick();

        assertThat(attempts()).containsExactly(1, 1);
    }

    @Test
    void aRunThatNoWorkerHoldsIsAbortedAtOnce() {
        RunId run = dueRun();
        hear(new AbortRun(run, "admin", clock.instant()));

        assertThat(one(RunFinished.class).outcome()).isEqualTo(RunOutcome.ABORTED);
    }

    @Test
    void aRunThatAWorkerHoldsIsAbortedWhenTheWorkerSaysSo() {
        RunId run = dueRun();
        hear(started(run, 1));
        hear(new AbortRun(run, "admin", clock.instant()));
        assertThat(sentSoFar(RunFinished.class)).isEmpty();

        hear(new SnapshotAborted(run, 1, definition.ref(), WORKER, clock.instant()));
        assertThat(one(RunFinished.class).outcome()).isEqualTo(RunOutcome.ABORTED);
    }

    @Test
    void anAbortedRunEndsThoughItsWorkerIsLost() {
        RunId run = dueRun();
        hear(started(run, 1));
        hear(new AbortRun(run, "admin", clock.instant()));
        elapse(65);

        assertThat(one(RunFinished.class).outcome()).isEqualTo(RunOutcome.ABORTED);
    }

    @Test
    void aRunThatSomebodyAsksForStartsAtOnceAndOnce() {
        StartRun start = new StartRun(RunId.random(), definition.ref(), "admin", clock.instant());
        hear(start);
        hear(start);
        everythingThatHappensTo(start.runId()).forEach(this::hear);
        hear(start);

        assertThat(one(JobDue.class).runId()).isEqualTo(start.runId());
        one(RunFinished.class);
    }

    @Test
    void aSecondRunOfABusyJobIsRefusedWithASentence() {
        dueRun();
        StartRun start = new StartRun(RunId.random(), definition.ref(), "admin", clock.instant());
        hear(start);

        RunFinished refused = one(RunFinished.class);
        assertThat(refused.runId()).isEqualTo(start.runId());
        assertThat(refused.failure()).extracting(Failure::sentence).asString().contains("web1 / etc has another run");
    }

    @Test
    void aStartThatComesBeforeItsJobIsKnownWaitsForIt() {
        Job unknown = new Job(
                JobId.random(),
                client.id(),
                "new",
                "",
                List.of("/srv"),
                List.of(),
                policy.id(),
                location.id(),
                true,
                1,
                null);
        JobRef ref = new JobDefinition(client, unknown, policy, location).ref();
        hear(new StartRun(RunId.random(), ref, "admin", clock.instant()));
        tick();
        assertThat(sentSoFar(JobDue.class)).isEmpty();

        hear(new JobDefined(unknown, 1));
        tick();

        assertThat(one(JobDue.class).definition().job()).isEqualTo(unknown);
        tick();
        one(JobDue.class);
    }

    @Test
    void aClientThatHoldsAllItMayHasNoRunByScheduleOrByHandUntilThereIsRoom() {
        hear(new ClientDefined(withQuota(1_000), 2));
        hear(rotated(RunId.random(), 1_000));
        clock.set("2026-11-23T21:00:00Z");
        tick();
        tick();

        RunFinished refused = one(RunFinished.class);
        assertThat(refused.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(refused.failure()).extracting(Failure::sentence).asString().contains("web1", "1.0 kB", "quota");
        JobDefinition limited = new JobDefinition(withQuota(1_000), definition.job(), policy, location);
        assertThat(one(RotateJob.class)).isEqualTo(new RotateJob(refused.runId(), 1, limited, clock.instant()));
        hear(new StartRun(RunId.random(), definition.ref(), "admin", clock.instant()));
        assertThat(sentSoFar(RunFinished.class)).hasSize(2);
        assertThat(sentSoFar(JobDue.class)).isEmpty();

        clock.advance(Duration.ofSeconds(1));
        hear(new SnapshotExpired(definition.ref(), facts().id(), "admin", holding(999), clock.instant(), null));
        hear(new StartRun(RunId.random(), definition.ref(), "admin", clock.instant()));
        one(JobDue.class);
    }

    @Test
    void whenADiskIsFullThePolicyAsItIsNowMakesRoom() {
        RunId run = dueRun();
        Policy fewer =
                new Policy(policy.id(), policy.name(), "", policy.schedule(), new Retention(1, 0, 0, 0, 0, 0, null));
        hear(new PolicyDefined(fewer, 2));
        hear(failed(run, 1, FailureClass.OPERATOR_NEEDED, "location.full"));

        one(RunFinished.class);
        assertThat(one(RotateJob.class))
                .isEqualTo(new RotateJob(run, 1, new JobDefinition(client, job, fewer, location), clock.instant()));
    }

    @Test
    void aFailureOfAnyOtherKindRotatesNothingAndNorDoesAJobThatIsNoMore() {
        hear(failed(dueRun(), 1, FailureClass.PERMANENT));
        one(RunFinished.class);
        clock.set("2026-11-24T21:00:00Z");
        tick();
        hear(new JobRemoved(job.id(), 9));
        hear(failed(sentSoFar(JobDue.class).getLast().runId(), 1, FailureClass.OPERATOR_NEEDED, "location.full"));

        assertThat(sentSoFar(RunFinished.class)).hasSize(2);
        assertThat(sentSoFar(RotateJob.class)).isEmpty();
    }

    @Test
    void aClientThatNearlyHoldsAllItMayIsToldSoByEachRun() {
        hear(new ClientDefined(withQuota(1_000), 2));
        RunId run = dueRun();
        for (Message message : everythingThatHappensTo(run)) {
            hear(message instanceof RotationCompleted ? rotated(run, 900) : message);
        }

        RunFinished finished = one(RunFinished.class);
        assertThat(finished.outcome()).isEqualTo(RunOutcome.COMPLETED_WITH_WARNINGS);
        assertThat(finished.warnings())
                .singleElement()
                .asString()
                .contains("web1", "900 bytes of its quota of 1.0 kB", "soon");
    }

    @Test
    void aCommandBringsTheScriptsOfClientAndJobAndWhatTheyAreTold() {
        Script dump = new Script(ScriptId.random(), "dump", "", Script.Place.CLIENT, "#!/bin/sh\n", 5);
        Script told = new Script(ScriptId.random(), "tell", "", Script.Place.WORKER, "true\n", null);
        ScriptId unknown = ScriptId.random();
        hear(new ScriptDefined(dump, 1));
        hear(new ScriptDefined(told, 1));
        hear(new ClientDefined(withScripts(List.of(dump.id()), List.of(told.id(), dump.id())), 2));
        hear(new JobDefined(withScript(unknown), 2));
        hear(rotated(RunId.random(), 900));
        dueRun();

        JobDue command = one(JobDue.class);
        assertThat(command.scripts()).containsExactly(dump, told);
        assertThat(command.clientBytes()).isEqualTo(900);
        assertThat(command.jobBytes()).isEqualTo(900);
        assertThat(command.definition().job().preScripts()).containsExactly(unknown);

        hear(new ScriptRemoved(told.id(), 2));
        hear(failed(command.runId(), 1, FailureClass.TRANSIENT));
        clock.set(clock.instant().plus(Duration.ofHours(1)).toString());
        scheduler.runs().wakeSilent();
        assertThat(sentSoFar(JobDue.class).getLast().scripts()).containsExactly(dump);
    }

    private Client withScripts(List<ScriptId> before, List<ScriptId> after) {
        return new Client(
                client.id(),
                "web1",
                "",
                client.address(),
                true,
                null,
                null,
                null,
                null,
                null,
                before,
                after,
                null,
                null);
    }

    private Job withScript(ScriptId before) {
        return new Job(
                job.id(),
                client.id(),
                "etc",
                "",
                job.paths(),
                job.excludes(),
                policy.id(),
                location.id(),
                true,
                10,
                null,
                List.of(before),
                null,
                null);
    }

    @Test
    void whatARemovedJobHasLeftOnTheDiskCountsUntilItIsRemovedToo() {
        hear(new ClientDefined(withQuota(1_000), 2));
        hear(rotated(RunId.random(), 1_000));
        hear(new JobRemoved(job.id(), 2));
        Job other = new Job(
                JobId.random(),
                client.id(),
                "home",
                "",
                List.of("/home"),
                List.of(),
                policy.id(),
                location.id(),
                true,
                1,
                null);
        hear(new JobDefined(other, 3));
        JobRef ref = new JobDefinition(client, other, policy, location).ref();
        hear(new StartRun(RunId.random(), ref, "admin", clock.instant()));
        assertThat(one(RunFinished.class).outcome()).isEqualTo(RunOutcome.FAILED);

        clock.advance(Duration.ofSeconds(1));
        JobUsage none = new JobUsage(1_000L, List.of());
        hear(new SnapshotExpired(definition.ref(), facts().id(), "admin", none, clock.instant(), null));
        hear(new StartRun(RunId.random(), ref, "admin", clock.instant()));
        one(JobDue.class);
    }

    @Test
    void whatABackupHoldsIsTakenInAfterAClockWasAhead() {
        hear(new ClientDefined(withQuota(1_000), 2));
        clock.set("2027-11-23T20:00:00Z");
        hear(rotated(RunId.random(), 1_000));

        clock.set("2026-11-23T20:00:00Z");
        hear(rotated(RunId.random(), 999));
        hear(new StartRun(RunId.random(), definition.ref(), "admin", clock.instant()));

        one(JobDue.class);
    }

    private void definedWhileTheClockIsAYearAhead() {
        hear(new JobRemoved(job.id(), 2));
        clock.set("2027-11-23T20:00:00Z");
        hear(new JobDefined(job, 3));
    }

    private Client withQuota(long bytes) {
        return new Client(client.id(), client.name(), "", client.address(), true, bytes);
    }

    private RotationCompleted rotated(RunId run, long bytes) {
        return new RotationCompleted(
                run, definition, facts().id(), List.of(), List.of(), holding(bytes), clock.instant());
    }

    private JobUsage holding(long bytes) {
        return new JobUsage(null, List.of(new SnapshotUsage(facts().id(), bytes, bytes, bytes)));
    }

    @Test
    void aStartWhoseJobIsNeverDefinedIsRefusedWithASentence() {
        JobRef ref = new JobRef(client.id(), "web1", JobId.random(), "gone");
        hear(new StartRun(RunId.random(), ref, "admin", clock.instant()));
        clock.advance(Duration.ofSeconds(61));
        tick();
        tick();

        assertThat(one(RunFinished.class).failure())
                .extracting(Failure::sentence)
                .asString()
                .contains("web1 / gone");
    }

    @Test
    void aSchedulerThatDiesBetweenAPlanAndItsRunLosesNothing() {
        scheduler.documents().close();
        clock.set("2026-11-23T21:00:00Z");
        claimOnly();

        scheduler = startScheduler();
        scheduler.planner().recover();

        one(JobDue.class);
    }

    @Test
    void messagesOfAnAbsentBrokerAreSentWhenItIsBack() {
        store.brokerIsAway(true);
        clock.set("2026-11-23T21:00:00Z");
        tick();
        store.brokerIsAway(false);
        scheduler.documents().sweep();

        one(JobDue.class);
    }

    /** What a tick does up to the crash: the plan is claimed, the run not made. */
    private void claimOnly() {
        ServiceStore documents = store.forService("scheduler", clock);
        CatalogCopy catalog = new CatalogCopy(documents);
        new Planner(documents, catalog, new DyingRuns(), new Quotas(documents, catalog, clock), clock).startDue();
        documents.close();
    }

    private RunId dueRun() {
        clock.set("2026-11-23T21:00:00Z");
        tick();
        return one(JobDue.class).runId();
    }

    private List<Message> everythingThatHappensTo(RunId run) {
        return everythingThatHappensTo(run, 1);
    }

    private List<Message> everythingThatHappensTo(RunId run, int attempt) {
        return List.of(
                started(run, attempt),
                heartbeat(run, attempt),
                new SnapshotCompleted(run, attempt, definition, WORKER, facts()),
                new RotationCompleted(run, definition, facts().id(), List.of(), List.of(), null, clock.instant()),
                new OffsiteCompleted(run, definition.ref(), facts().id(), List.of(), clock.instant()));
    }

    private SnapshotFacts facts() {
        return facts(null);
    }

    private SnapshotFacts facts(@Nullable Finding finding) {
        Instant begun = Instant.parse("2026-11-23T21:00:00Z");
        return new SnapshotFacts(
                SnapshotId.at(begun), "/srv/x", begun, begun.plusSeconds(5), 10, 1_000, 1, 100, List.of(), finding, 31);
    }

    private SnapshotStarted started(RunId run, int attempt) {
        Instant now = clock.instant();
        return new SnapshotStarted(run, attempt, definition.ref(), WORKER, now, now.plusSeconds(60));
    }

    private WorkerHeartbeat heartbeat(RunId run, int attempt) {
        Instant now = clock.instant();
        return new WorkerHeartbeat(
                WORKER,
                now,
                now.plusSeconds(60),
                2,
                List.of(),
                List.of(new ActiveAttempt(run, attempt)),
                Map.of(),
                null);
    }

    private SnapshotFailed failed(RunId run, int attempt, FailureClass failureClass) {
        return failed(run, attempt, failureClass, "test");
    }

    private SnapshotFailed failed(RunId run, int attempt, FailureClass failureClass, String code) {
        JobRef ref = definition.ref();
        Failure failure = new Failure(failureClass, code, "It failed.", Map.of());
        return new SnapshotFailed(run, attempt, ref, WORKER, failure, clock.instant());
    }

    private void tick() {
        scheduler.planner().startDue();
        scheduler.runs().wakeSilent();
    }

    /** Time as it passes for a scheduler that looks every few seconds. */
    private void elapse(int seconds) {
        for (int passed = 0; passed < seconds; passed += 5) {
            clock.advance(Duration.ofSeconds(5));
            tick();
        }
    }

    private void hear(Message message) {
        scheduler.handlers().stream()
                .filter(handler -> handler.type().isInstance(message))
                .forEach(handler -> handler.handle(message));
    }

    /** The only message of its type, once everything that was written has been sent. */
    private <T extends Message> T one(Class<T> type) {
        await().until(() -> !store.sent(type).isEmpty());
        assertThat(sentSoFar(type)).hasSize(1);
        return store.sent(type).getFirst();
    }

    private List<Integer> attempts() {
        return sentSoFar(JobDue.class).stream().map(JobDue::attempt).toList();
    }

    private <T extends Message> List<T> sentSoFar(Class<T> type) {
        scheduler.documents().awaitSent();
        return store.sent(type);
    }
}
