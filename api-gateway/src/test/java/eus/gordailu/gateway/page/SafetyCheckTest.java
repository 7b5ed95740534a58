package eus.gordailu.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.run.JobOverdue;
import eus.gordailu.contracts.run.RunFinished;
import eus.gordailu.contracts.run.RunOutcome;
import eus.gordailu.contracts.snapshot.FindingKind;
import eus.gordailu.gateway.health.JobHealths;
import eus.gordailu.gateway.testing.Facts;
import eus.gordailu.gateway.testing.Http;
import eus.gordailu.gateway.testing.TestGateway;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SafetyCheckTest {

    private final TestGateway gateway = TestGateway.shared();
    private final SafetyCheck check = gateway.bean(SafetyCheck.class);
    private final JobHealths healths = gateway.bean(JobHealths.class);

    @Test
    void aFailedRunAnOverdueJobAndALocationThatIsAwayAreDangers() {
        Http admin = gateway.admin();
        String client = admin.post("/api/v1/clients", "{\"name\":\"safety\"}").at("/id");
        String job = admin.post(
                        "/api/v1/jobs",
                        "{\"clientId\":\"%s\",\"name\":\"watched\",\"paths\":[\"/etc\"]}".formatted(client))
                .at("/id");
        JobRef ref = new JobRef(ClientId.of(client), "safety", JobId.of(job), "watched");
        Facts good = new Facts(ref);
        gateway.hear(good.completed(1, "2026-11-23T02-00-00Z"), good.finished(RunOutcome.COMPLETED));
        assertThat(reasons()).noneMatch(reason -> reason.contains("watched"));

        gateway.hear(new JobOverdue(ref, Facts.AT, Duration.ofDays(1), Facts.AT.plusSeconds(86_400)));
        assertThat(reasons()).contains("safety / watched: its backup is overdue");
        gateway.hear(new RunFinished(
                RunId.random(),
                ref,
                RunOutcome.FAILED,
                1,
                Facts.AT,
                Facts.AT.plusSeconds(90_000),
                null,
                Facts.failure(),
                List.of(),
                null));
        assertThat(reasons()).contains("safety / watched: the last run failed");
        assertThat(check.now().level()).isEqualTo(Safety.Level.DANGER);
        admin.delete("/api/v1/jobs/" + job).is(204);
        assertThat(reasons()).noneMatch(reason -> reason.contains("watched"));
    }

    @Test
    void aSnapshotThatWaitsForAPersonIsADangerAndNoGoodBackup() {
        Facts facts = new Facts("undecided");
        gateway.hear(facts.found("2026-11-23T02-00-00Z", FindingKind.SUSPICIOUS));
        assertThat(reasons()).contains("web / undecided: snapshot 2026-11-23T02-00-00Z waits for your decision");
        assertThat(healths.find(facts.jobId()))
                .hasValueSatisfying(health -> assertThat(health.lastGood()).isNull());

        gateway.hear(facts.accepted("2026-11-23T02-00-00Z", Facts.AT.plusSeconds(60)));
        assertThat(reasons()).noneMatch(reason -> reason.contains("undecided"));
        assertThat(healths.find(facts.jobId()))
                .hasValueSatisfying(health -> assertThat(health.lastGood()).isEqualTo(Facts.AT.plusSeconds(50)));
    }

    @Test
    void aFailureIsSeenThoughTheClockWasAheadWhenTheLastRunWentWell() {
        Facts facts = new Facts("ahead");
        gateway.hear(facts.finished(RunOutcome.COMPLETED, Facts.AT.plus(Duration.ofDays(365))));
        gateway.hear(facts.finished(RunOutcome.FAILED));

        assertThat(healths.find(facts.jobId()))
                .hasValueSatisfying(health -> assertThat(health.failed()).isTrue());
        gateway.hear(facts.finished(RunOutcome.COMPLETED, Facts.AT));
        assertThat(healths.find(facts.jobId()))
                .hasValueSatisfying(health -> assertThat(health.failed()).isTrue());
    }

    @Test
    void theLastGoodSnapshotIsNotOneOfATimeThatHasNotCome() {
        Facts facts = new Facts("future");
        gateway.hear(facts.completedFrom(Facts.AT.plus(Duration.ofDays(365))), facts.completedFrom(Facts.AT));

        assertThat(healths.find(facts.jobId()))
                .hasValueSatisfying(health -> assertThat(health.lastGood()).isEqualTo(Facts.AT.plusSeconds(30)));
    }

    @Test
    void aSnapshotThatIsRemovedIsNoLongerTheLastGoodOne() {
        Facts facts = new Facts("removed");
        gateway.hear(
                facts.completedFrom(Facts.AT.minus(Duration.ofDays(1))),
                facts.found("2026-11-23T02-00-00Z", FindingKind.ANOMALOUS));
        assertThat(healths.find(facts.jobId()))
                .hasValueSatisfying(health -> assertThat(health.lastGood()).isEqualTo(Facts.AT.plusSeconds(50)));

        gateway.hear(facts.expired("2026-11-23T02-00-00Z"));
        assertThat(healths.find(facts.jobId()))
                .hasValueSatisfying(health -> assertThat(health.lastGood())
                        .isEqualTo(Facts.AT.minus(Duration.ofDays(1)).plusSeconds(30)));

        gateway.hear(facts.expired("2026-11-22T02-00-00Z"));
        assertThat(healths.find(facts.jobId()))
                .hasValueSatisfying(health -> assertThat(health.lastGood()).isNull());
    }

    private List<String> reasons() {
        return check.now().reasons();
    }
}
