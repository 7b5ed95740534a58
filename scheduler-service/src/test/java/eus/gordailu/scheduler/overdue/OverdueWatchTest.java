package eus.gordailu.scheduler.overdue;

import static com.mongodb.client.model.Filters.lte;
import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.calendar.DueTimes;
import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.ClientDefined;
import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.catalog.JobDefined;
import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.catalog.JobRemoved;
import eus.gordailu.contracts.catalog.Policy;
import eus.gordailu.contracts.catalog.PolicyDefined;
import eus.gordailu.contracts.catalog.Retention;
import eus.gordailu.contracts.catalog.Schedule;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.id.PolicyId;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.JobOverdue;
import eus.gordailu.contracts.wire.Message;
import eus.gordailu.kit.messaging.MessageHandler;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.kit.testing.TestStore;
import eus.gordailu.scheduler.catalog.CatalogCopy;
import eus.gordailu.scheduler.catalog.CatalogHandlers;
import eus.gordailu.scheduler.plan.Claim;
import eus.gordailu.scheduler.plan.Planner;
import eus.gordailu.scheduler.plan.Runs;
import eus.gordailu.scheduler.quota.Quotas;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class OverdueWatchTest {

    private final TestStore store = new TestStore();
    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final ServiceStore documents = store.forService("scheduler", clock);
    private final CatalogCopy catalog = new CatalogCopy(documents);
    private final OverdueWatch overdue = new OverdueWatch(documents, catalog, clock);
    private final List<MessageHandler<?>> handlers = new CatalogHandlers(
                    catalog,
                    new Planner(documents, catalog, new NoRuns(), new Quotas(documents, catalog, clock), clock),
                    overdue,
                    _ -> {})
            .all();
    private final ClientId clientId = ClientId.random();
    private final JobId jobId = JobId.random();
    private final PolicyId policyId = PolicyId.random();
    private final JobRef ref = new JobRef(clientId, "web1", jobId, "etc");
    private long version;

    private static final class NoRuns implements Runs {

        @Override
        public void begin(Claim claim, JobDefinition definition) {
            throw new IllegalStateException("nothing is due");
        }

        @Override
        public void refuse(Claim claim, JobDefinition definition, Failure why) {
            throw new IllegalStateException("nothing is due");
        }

        @Override
        public boolean exists(RunId id) {
            return false;
        }

        @Override
        public boolean hasEnded(RunId id) {
            return false;
        }
    }

    @AfterEach
    void stop() {
        documents.close();
        store.close();
    }

    /** At nine each evening: the job may miss one time, and the run at the next has an hour. */
    @Test
    void aJobMayMissOneOfItsTimes() {
        defined(null, true, true);
        clock.set("2026-11-23T21:05:00Z");
        overdue.good(jobId, clock.instant());

        assertToldAt("2026-11-25T22:00:00Z", Instant.parse("2026-11-23T21:05:00Z"), Duration.parse("PT48H55M"));
        clock.advance(Duration.ofDays(30));
        overdue.tell();
        assertThat(told()).as("once").hasSize(1);
    }

    /** As late as its policy's spread makes it. */
    @Test
    void aJobOfASpreadPolicyMayMissOneOfItsOwnTimes() {
        Schedule spread = new Schedule(
                ZoneOffset.UTC,
                List.of(LocalTime.of(21, 0)),
                EnumSet.allOf(DayOfWeek.class),
                null,
                null,
                null,
                null,
                720);
        Instant own = DueTimes.next(spread, jobId, Instant.parse("2026-11-23T21:00:00Z"))
                .orElseThrow();
        clock.set(own.toString());
        defined(null, spread, true, true);
        overdue.good(jobId, own);

        assertToldAt(own.plus(Duration.ofHours(49)).toString(), own, Duration.ofHours(49));
    }

    @Test
    void oneThatNeverHadASnapshotIsOverdueAsWell() {
        defined(null, true, true);

        assertToldAt("2026-11-24T22:00:00Z", null, Duration.ofHours(34));
    }

    @Test
    void itsOwnLimitCountsFromItsLastGoodSnapshot() {
        defined(3, true, true);
        clock.set("2026-11-23T13:00:00Z");
        overdue.good(jobId, clock.instant());
        overdue.good(jobId, Instant.parse("2026-11-23T12:30:00Z"));

        assertToldAt("2026-11-23T16:00:00Z", Instant.parse("2026-11-23T13:00:00Z"), Duration.ofHours(3));
    }

    @Test
    void afterAGoodSnapshotItIsToldAgainAndNotBefore() {
        defined(3, true, true);
        assertToldAt("2026-11-23T15:00:00Z", null, Duration.ofHours(3));
        defined(3, true, true);
        assertNothingMore("defined again");
        overdue.good(jobId, clock.instant());
        assertNothingMore("good again");

        clock.advance(Duration.ofHours(3));
        overdue.tell();

        await(2);
    }

    @Test
    void whoIsGivenMoreTimeIsToldOfWhenThatIsOver() {
        defined(3, true, true);
        assertToldAt("2026-11-23T15:00:00Z", null, Duration.ofHours(3));

        defined(10, true, true);
        clock.advance(Duration.ofHours(7));
        overdue.tell();

        await(2);
    }

    @Test
    void nobodyMissesWhatIsNotToRun() {
        defined(3, true, false);
        clock.advance(Duration.ofDays(9));
        overdue.tell();
        defined(3, false, true);
        clock.advance(Duration.ofDays(9));
        overdue.tell();
        assertThat(told()).isEmpty();

        defined(3, true, true);
        Instant active = clock.instant();
        overdue.tell();
        assertThat(told()).as("it counts from now on").isEmpty();
        assertToldAt(active.plus(Duration.ofHours(3)).toString(), null, Duration.ofHours(3));
        catalog(List.of(new JobRemoved(jobId, ++version)));
        clock.advance(Duration.ofDays(9));
        overdue.tell();
        assertThat(told()).hasSize(1);
    }

    @Test
    void whatRunsOnlyByHandIsOverdueByItsOwnLimitAlone() {
        defined(null, new Schedule(ZoneOffset.UTC, List.of(), EnumSet.allOf(DayOfWeek.class)), true, true);
        clock.advance(Duration.ofDays(400));
        overdue.tell();

        assertThat(told()).isEmpty();
    }

    /** What is defined comes in any order. */
    @RepeatedTest(6)
    void theOrderInWhichTheCatalogueIsHeardMakesNoDifference() {
        List<Message> all = new ArrayList<>(definitions(3, daily(), true, true));
        Collections.shuffle(all);
        catalog(all);

        assertToldAt("2026-11-23T15:00:00Z", null, Duration.ofHours(3));
    }

    @Test
    void aClockThatWasAheadMakesNobodyLate() {
        clock.set("2031-01-01T00:00:00Z");
        defined(3, true, true);
        overdue.good(jobId, clock.instant());
        clock.set("2026-11-23T12:00:00Z");
        overdue.recover();

        assertToldAt("2026-11-23T15:00:00Z", Instant.parse("2026-11-23T12:00:00Z"), Duration.ofHours(3));
    }

    private void catalog(List<? extends Message> messages) {
        messages.forEach(message -> handlers.stream()
                .filter(handler -> handler.type().isInstance(message))
                .forEach(handler -> handler.handle(message)));
    }

    private void assertToldAt(String when, @Nullable Instant lastGood, Duration allowed) {
        int before = told().size();
        clock.set(Instant.parse(when).minusSeconds(1).toString());
        overdue.tell();
        assertThat(told()).hasSize(before);
        clock.set(when);
        overdue.tell();
        await(before + 1);
        assertThat(told().getLast()).isEqualTo(new JobOverdue(ref, lastGood, allowed, Instant.parse(when)));
    }

    /** Of the job nothing is waited for, so that nothing can be told of it. */
    private void assertNothingMore(String why) {
        overdue.tell();
        assertThat(documents
                        .documents("watches", JobWatch.class, JobWatch::lookup)
                        .count(lte(JobWatch.OVERDUE_AT, clock.instant())))
                .as(why)
                .isZero();
        assertThat(told()).as(why).hasSize(1);
    }

    private void await(int count) {
        Awaitility.await().until(() -> told().size() == count);
    }

    private List<JobOverdue> told() {
        return store.sent(JobOverdue.class);
    }

    private void defined(@Nullable Integer hours, boolean jobActive, boolean clientActive) {
        defined(hours, daily(), jobActive, clientActive);
    }

    private void defined(@Nullable Integer hours, Schedule schedule, boolean jobActive, boolean clientActive) {
        catalog(definitions(hours, schedule, jobActive, clientActive));
    }

    private static Schedule daily() {
        return new Schedule(ZoneOffset.UTC, List.of(LocalTime.of(21, 0)), EnumSet.allOf(DayOfWeek.class));
    }

    private List<Message> definitions(
            @Nullable Integer hours, Schedule schedule, boolean jobActive, boolean clientActive) {
        version++;
        Policy policy = new Policy(policyId, "Daily", "", schedule, new Retention(1, 0, 0, 0, 0, 0, null));
        Client client = new Client(clientId, "web1", "", new Address.Local(), clientActive);
        Job job = new Job(
                jobId,
                clientId,
                "etc",
                "",
                List.of("/etc"),
                List.of(),
                policyId,
                LocationId.of("main"),
                jobActive,
                10,
                null,
                null,
                null,
                hours);
        return List.of(
                new ClientDefined(client, version), new JobDefined(job, version), new PolicyDefined(policy, version));
    }
}
