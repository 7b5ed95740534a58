package eus.gordailu.gateway.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.rotation.AcceptSnapshot;
import eus.gordailu.contracts.rotation.ExpireSnapshot;
import eus.gordailu.contracts.rotation.PinSnapshot;
import eus.gordailu.contracts.rotation.RotationCompleted;
import eus.gordailu.contracts.snapshot.FindingKind;
import eus.gordailu.gateway.testing.Facts;
import eus.gordailu.gateway.testing.Http;
import eus.gordailu.gateway.testing.Reply;
import eus.gordailu.gateway.testing.TestGateway;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SnapshotApiTest {

    private static final String OLDEST = "2026-11-21T02-00-00Z";
    private static final String OLD = "2026-11-22T02-00-00Z";
    private static final String NEW = "2026-11-23T02-00-00Z";

    private final TestGateway gateway = TestGateway.shared();
    private final Http admin = gateway.admin();
    private final Facts facts = new Facts("snapshots");

    @Test
    void snapshotsAreListedNewestFirstWithTheReasonsForWhichTheyAreKept() {
        gateway.hear(facts.completed(1, OLD), facts.completed(2, NEW), facts.rotated(NEW));
        Reply list = admin.get("/api/v1/snapshots?jobId=" + facts.jobId()).is(200);

        assertThat(list.json().at("/total").asInt()).isEqualTo(2);
        assertThat(list.at("/items/0/id")).isEqualTo(NEW);
        assertThat(admin.get("/api/v1/snapshots?clientId=" + facts.clientId())
                        .json()
                        .at("/total")
                        .asInt())
                .isEqualTo(2);
        Reply one = admin.get(path(NEW)).is(200);
        assertThat(one.at("/keptBecause/0/bucket")).isEqualTo("2026-11-23");
        assertThat(one.at("/clientName")).isEqualTo("web");
        assertThat(one.at("/directory")).isEqualTo("/srv/backups/web/snapshots/snapshots/" + NEW);
        admin.get(path("2020-01-01T00-00-00Z")).isProblem(404, "not-found", "2020-01-01T00-00-00Z");
    }

    @Test
    void anExpiredSnapshotDoesNotComeBack() {
        gateway.hear(facts.rotated(NEW, OLD), facts.completed(1, OLD), facts.completed(2, NEW));
        admin.get(path(OLD)).isProblem(404, "not-found");
        gateway.hear(facts.expired(NEW), facts.completed(2, NEW));
        assertThat(admin.get("/api/v1/snapshots?jobId=" + facts.jobId())
                        .json()
                        .at("/total")
                        .asInt())
                .isZero();
    }

    @Test
    void aPinIsAskedForAndPendingUntilItIsAnswered() {
        gateway.hear(facts.completed(1, NEW));
        assertThat(admin.patch(path(NEW), "{\"pinned\":true}").is(202).at("/pendingChange"))
                .isEqualTo("PIN");
        Awaitility.await()
                .untilAsserted(() -> assertThat(gateway.store().sent(PinSnapshot.class))
                        .anyMatch(command -> command.job().equals(facts.ref()) && command.pinned()));

        gateway.hear(facts.pinned(NEW, true, gateway.clock().instant().plusSeconds(1)));
        gateway.hear(facts.pinned(NEW, false, gateway.clock().instant().minusSeconds(60)));
        Reply pinned = admin.get(path(NEW));
        assertThat(pinned.json().at("/pinned").asBoolean()).isTrue();
        assertThat(pinned.json().has("pendingChange")).isFalse();
        admin.delete(path(NEW)).isProblem(409, "conflict", "pinned", "unpin");
        admin.patch(path(NEW), "{}").isProblem(422, "invalid-value", "pinned");
    }

    @Test
    void whatIsToldAfterAClockWasAheadIsSeen() {
        Instant nextYear = gateway.clock().instant().plus(Duration.ofDays(365));
        gateway.hear(facts.completed(1, OLD), facts.completed(1, NEW));
        gateway.hear(facts.pinned(NEW, true, nextYear), facts.rotatedAt(nextYear, OLD));
        gateway.hear(facts.pinned(NEW, false, Facts.AT), facts.rotated(NEW));
        gateway.hear(facts.expired(OLD));

        Reply now = admin.get(path(NEW));
        assertThat(now.json().at("/pinned").asBoolean()).isFalse();
        assertThat(now.at("/keptBecause/0/rule")).isEqualTo("daily");
    }

    @Test
    void whatARotationHadKeptAndTheNextDoesNotNameIsGoneThoughNobodyToldSo() {
        gateway.hear(facts.completed(1, OLDEST), facts.completed(1, OLD), facts.finding(Facts.AT, OLD, OLDEST));
        gateway.hear(facts.completed(1, NEW), facts.finding(later(60), NEW, OLD));

        assertThat(present()).containsExactly(NEW, OLD);
    }

    @Test
    void whatIsThereIsNotTakenForGoneWhateverComesLateOrAgain() {
        RotationCompleted first = facts.finding(Facts.AT, OLDEST);
        RotationCompleted second = facts.finding(later(60), OLD, OLDEST);
        RotationCompleted third = facts.finding(later(120), NEW, OLD, OLDEST);
        gateway.hear(facts.completed(1, OLDEST), first, facts.completed(1, OLD), facts.completed(1, NEW), second);
        assertThat(present()).containsExactly(NEW, OLD, OLDEST);

        gateway.hear(third, first, second, first, third);
        assertThat(present()).containsExactly(NEW, OLD, OLDEST);
    }

    @Test
    void whatLiesOnAnotherLocationIsNotTakenForGone() {
        gateway.hear(facts.completed(1, OLD), facts.finding(Facts.AT, OLD), facts.completed(1, NEW));
        gateway.hear(facts.on("other-disk").finding(later(60), NEW));

        assertThat(present()).containsExactly(NEW, OLD);
    }

    @Test
    void aRotationOfATimeThatHasNotComeTakesNothingForGone() {
        Instant nextYear = later(365 * 86_400);
        RotationCompleted ahead = facts.finding(nextYear, OLD);
        gateway.hear(facts.completed(1, OLD), facts.completed(1, NEW), ahead);
        gateway.hear(facts.finding(Facts.AT, NEW, OLD), ahead);
        assertThat(present()).containsExactly(NEW, OLD);

        gateway.hear(facts.finding(later(60), NEW, OLD));
        assertThat(present()).containsExactly(NEW, OLD);
    }

    @Test
    void whatWasNotFoundIsThereAgainWithTheDiskThatHasIt() {
        gateway.hear(facts.completed(1, OLD), facts.completed(1, NEW), facts.finding(Facts.AT, NEW, OLD));
        gateway.hear(facts.finding(later(60), NEW));
        assertThat(present()).containsExactly(NEW);

        gateway.hear(facts.finding(later(120), NEW, OLD));
        assertThat(present()).containsExactly(NEW, OLD);

        gateway.hear(facts.expired(OLD), facts.finding(later(180), NEW), facts.finding(later(240), NEW, OLD));
        assertThat(present()).containsExactly(NEW);
    }

    private static Instant later(int seconds) {
        return Facts.AT.plusSeconds(seconds);
    }

    private List<String> present() {
        return admin.get("/api/v1/snapshots?jobId=" + facts.jobId()).json().at("/items").values().stream()
                .map(snapshot -> snapshot.at("/id").asString())
                .toList();
    }

    @Test
    void theOnlySnapshotOfAJobIsNotRemovedUntilTheJobIs() {
        String client = admin.post("/api/v1/clients", "{\"name\":\"retired\"}").at("/id");
        String job = admin.post(
                        "/api/v1/jobs", "{\"clientId\":\"%s\",\"name\":\"etc\",\"paths\":[\"/etc\"]}".formatted(client))
                .at("/id");
        Facts made = new Facts(new JobRef(ClientId.of(client), "retired", JobId.of(job), "etc"));
        String path = "/api/v1/jobs/%s/snapshots/%s".formatted(job, OLD);
        gateway.hear(made.completed(1, OLD));
        admin.delete(path).isProblem(409, "conflict", "only one", "delete the job");

        admin.delete("/api/v1/jobs/" + job).is(204);

        assertThat(admin.delete(path).is(202).at("/pendingChange")).isEqualTo("EXPIRE");
        Awaitility.await()
                .untilAsserted(() -> assertThat(gateway.store().sent(ExpireSnapshot.class))
                        .anyMatch(command ->
                                command.job().equals(made.ref()) && Boolean.TRUE.equals(command.jobRetired())));
    }

    @Test
    void aRemovalIsPendingUntilItIsAnswered() {
        gateway.hear(facts.completed(1, OLD), facts.completed(2, NEW));
        assertThat(admin.delete(path(OLD)).is(202).at("/pendingChange")).isEqualTo("EXPIRE");
        Awaitility.await()
                .untilAsserted(() -> assertThat(gateway.store().sent(ExpireSnapshot.class))
                        .anyMatch(command -> command.job().equals(facts.ref())));

        gateway.hear(facts.refused(OLD, gateway.clock().instant().plusSeconds(1)));
        Reply refused = admin.get(path(OLD));
        assertThat(refused.json().has("pendingChange")).isFalse();
        assertThat(refused.at("/refused")).contains("correct the client's address");
    }

    @Test
    void whatWaitsForAPersonIsListedUntilItIsAccepted() {
        gateway.hear(facts.completed(1, OLD), facts.found(NEW, FindingKind.SUSPICIOUS));
        Reply list = admin.get("/api/v1/snapshots?undecided=true&jobId=" + facts.jobId())
                .is(200);
        assertThat(list.json().at("/total").asInt()).isEqualTo(1);
        assertThat(list.at("/items/0/id")).isEqualTo(NEW);
        assertThat(list.at("/items/0/finding/kind")).isEqualTo("SUSPICIOUS");
        assertThat(list.at("/items/0/finding/sentence")).isEqualTo("Most of it is gone: look.");
        assertThat(list.json().at("/items/0/accepted").asBoolean()).isFalse();
        admin.post(path(OLD) + "/accept", "").isProblem(409, "conflict", "nothing to accept");

        assertThat(admin.post(path(NEW) + "/accept", "").is(202).at("/pendingChange"))
                .isEqualTo("ACCEPT");
        Awaitility.await()
                .untilAsserted(() -> assertThat(gateway.store().sent(AcceptSnapshot.class))
                        .anyMatch(command -> command.job().equals(facts.ref())
                                && command.snapshotId().toString().equals(NEW)));

        gateway.hear(facts.accepted(NEW, gateway.clock().instant().plusSeconds(1)));
        Reply accepted = admin.get(path(NEW));
        assertThat(accepted.json().at("/accepted").asBoolean()).isTrue();
        assertThat(accepted.json().has("pendingChange")).isFalse();
        assertThat(admin.get("/api/v1/snapshots?undecided=true&jobId=" + facts.jobId())
                        .json()
                        .at("/total")
                        .asInt())
                .isZero();
        admin.post(path(NEW) + "/accept", "").isProblem(409, "conflict");
    }

    private String path(String snapshot) {
        return "/api/v1/jobs/" + facts.jobId() + "/snapshots/" + snapshot;
    }
}
