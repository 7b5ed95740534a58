package eus.gordailu.gateway.preview;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.rotation.Decision;
import eus.gordailu.contracts.rotation.Reason;
import eus.gordailu.contracts.rotation.RotationCompleted;
import eus.gordailu.contracts.snapshot.FindingKind;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.gateway.testing.Facts;
import eus.gordailu.gateway.testing.Http;
import eus.gordailu.gateway.testing.Reply;
import eus.gordailu.gateway.testing.TestGateway;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class PreviewApiTest {

    private static final String NIGHTLY = "\"schedule\":{\"zone\":\"UTC\",\"times\":[\"02:00\"]}";
    private static final String TWO_DAYS = "\"retention\":{\"daily\":2}";

    private final TestGateway gateway = TestGateway.shared();
    private final Http admin = gateway.admin();
    private String client = "";
    private String job = "";
    private Facts facts = new Facts("unknown");

    @BeforeEach
    void aJobThatKeepsThreeDays(TestInfo test) {
        String name = "preview " + test.getDisplayName();
        client = admin.post("/api/v1/clients", "{\"name\":\"%s\"}".formatted(name))
                .is(201)
                .at("/id");
        String policy = admin.post(
                        "/api/v1/policies", "{\"name\":\"%s\",%s,\"retention\":{\"daily\":3}}".formatted(name, NIGHTLY))
                .is(201)
                .at("/id");
        job = admin.post(
                        "/api/v1/jobs",
                        "{\"clientId\":\"%s\",\"name\":\"etc\",\"paths\":[\"/etc\"],\"policyId\":\"%s\"}"
                                .formatted(client, policy))
                .is(201)
                .at("/id");
        facts = new Facts(new JobRef(ClientId.of(client), name, JobId.of(job), "etc"));
    }

    @Test
    void aJobsPreviewShowsEachDayWithReasonsAndWhatRunsWouldMake() {
        gateway.hear(made("2026-11-20T02:00:00Z"), made("2026-11-22T02:00:00Z"), made("2026-11-23T02:00:00Z"));

        Reply preview = admin.get(path() + "?days=2").is(200);

        assertThat(ids(preview, "/kept"))
                .containsExactly("2026-11-23T02-00-00Z", "2026-11-22T02-00-00Z", "2026-11-20T02-00-00Z");
        assertThat(preview.json().at("/expired/total").asInt()).isZero();
        assertThat(preview.json().at("/days").size()).isEqualTo(2);
        assertThat(preview.at("/days/0/date")).isEqualTo("2026-11-23");
        assertThat(preview.json().at("/days/0/runs").asInt()).isZero();
        assertThat(preview.at("/days/1/date")).isEqualTo("2026-11-24");
        assertThat(preview.json().at("/days/1/runs").asInt()).isEqualTo(1);
        assertThat(ids(preview, "/days/1/kept"))
                .containsExactly("2026-11-24T02-00-00Z", "2026-11-23T02-00-00Z", "2026-11-22T02-00-00Z");
        assertThat(ids(preview, "/days/1/expired")).containsExactly("2026-11-20T02-00-00Z");
        assertThat(preview.json().at("/days/1/kept/snapshots/0/imagined").asBoolean())
                .isTrue();
        assertThat(preview.json().at("/days/1/kept/snapshots/1/imagined").asBoolean())
                .isFalse();
        assertThat(preview.at("/days/1/kept/snapshots/1/reasons/0/rule")).isEqualTo("daily");
        assertThat(preview.at("/days/1/kept/snapshots/1/reasons/0/bucket")).isEqualTo("2026-11-23");
        assertThat(admin.get(path()).json().at("/days").size()).isEqualTo(30);
    }

    @Test
    void aPolicyThatKeepsLessShowsWhatItWouldLetGoAtOnceAndIsNotSaved() {
        gateway.hear(made("2026-11-20T02:00:00Z"), made("2026-11-22T02:00:00Z"), made("2026-11-23T02:00:00Z"));

        Reply preview = preview("{%s,%s,\"jobId\":\"%s\"}".formatted(NIGHTLY, TWO_DAYS, job), 400)
                .is(200);

        assertThat(ids(preview, "/expired")).containsExactly("2026-11-20T02-00-00Z");
        assertThat(preview.at("/expired/snapshots/0/reasons/0/rule")).isEqualTo("unneeded");
        assertThat(preview.json().at("/days").size()).isEqualTo(400);
        assertThat(ids(admin.get(path()).is(200), "/expired")).isEmpty();
    }

    @Test
    void pinnedAndDamagedSnapshotsStayAndTheLatestIsTheOneMadeLast() {
        gateway.hear(
                made("2026-11-18T02:00:00Z"),
                made("2026-11-19T02:00:00Z"),
                made("2026-11-21T02:00:00Z"),
                made("2026-11-22T02:00:00Z"),
                facts.pinned("2026-11-18T02-00-00Z", true, Facts.AT),
                new RotationCompleted(
                        facts.run(),
                        facts.definition(),
                        SnapshotId.of("2026-11-21T02-00-00Z"),
                        List.of(
                                kept("2026-11-21T02-00-00Z", "newest"),
                                kept("2026-11-22T02-00-00Z", "daily"),
                                kept("2026-11-18T02-00-00Z", "pinned"),
                                kept("2026-11-19T02-00-00Z", "damaged")),
                        List.of(),
                        null,
                        Facts.AT));

        Reply preview = preview(
                        "{\"schedule\":{\"times\":[]},\"retention\":{\"last\":1},\"jobId\":\"%s\"}".formatted(job), 1)
                .is(200);

        assertThat(ids(preview, "/kept"))
                .containsExactly("2026-11-21T02-00-00Z", "2026-11-18T02-00-00Z", "2026-11-19T02-00-00Z");
        assertThat(preview.at("/kept/snapshots/2/reasons/0/rule")).isEqualTo("damaged");
        assertThat(ids(preview, "/expired")).containsExactly("2026-11-22T02-00-00Z");
    }

    @Test
    void ofAJobThatWasMovedOnlyWhatIsOnItsPresentLocationIsLookedAt() {
        Facts before = facts.on("old-disk");
        gateway.hear(
                before.completedFrom(Instant.parse("2026-11-22T02:00:00Z")),
                before.found("2026-11-21T02-00-00Z", FindingKind.ANOMALOUS),
                made("2026-11-23T02:00:00Z"),
                facts.rotated("2026-11-23T02-00-00Z"));
        String last = "{\"schedule\":{\"times\":[]},\"retention\":{\"last\":1},\"jobId\":\"%s\"}".formatted(job);

        Reply preview = preview(last, 1).is(200);

        assertThat(ids(preview, "/kept")).containsExactly("2026-11-23T02-00-00Z");
        assertThat(ids(preview, "/expired")).isEmpty();
        assertThat(preview.json().path("heldBy").isNull()).isTrue();
    }

    @Test
    void aSuspiciousSnapshotTakesNoOthersPlaceUntilItIsAccepted() {
        gateway.hear(
                made("2026-11-21T02:00:00Z"),
                made("2026-11-22T02:00:00Z"),
                facts.found("2026-11-23T02-00-00Z", FindingKind.SUSPICIOUS));
        String oneDay = "{\"schedule\":{\"times\":[]},\"retention\":{\"last\":1},\"jobId\":\"%s\"}".formatted(job);

        Reply waiting = preview(oneDay, 1).is(200);
        assertThat(ids(waiting, "/kept")).containsExactly("2026-11-23T02-00-00Z", "2026-11-22T02-00-00Z");
        assertThat(waiting.at("/heldBy")).isEqualTo("2026-11-23T02-00-00Z");

        gateway.hear(facts.accepted("2026-11-23T02-00-00Z", Facts.AT));
        Reply decided = preview(oneDay, 1).is(200);
        assertThat(ids(decided, "/kept")).containsExactly("2026-11-23T02-00-00Z");
        assertThat(decided.json().path("heldBy").isNull()).isTrue();
    }

    @Test
    void anAnomalyHoldsEverythingAndASuspicionOnlyUntilAGoodOneFollows() {
        gateway.hear(
                made("2026-11-20T02:00:00Z"),
                facts.found("2026-11-23T02-00-00Z", FindingKind.SUSPICIOUS),
                made("2026-11-23T04:00:00Z"));
        assertThat(admin.get(path()).is(200).json().path("heldBy").isNull()).isTrue();

        gateway.hear(facts.found("2026-11-23T02-00-01Z", FindingKind.ANOMALOUS), made("2026-11-24T02:00:00Z"));
        assertThat(admin.get(path()).is(200).at("/heldBy")).isEqualTo("2026-11-23T02-00-01Z");
    }

    @Test
    void withoutAJobAPolicyStartsFromNothingAndAPolicyThatWasReadCanBeSent() {
        Reply preview = preview(
                        "{\"id\":\"x\",\"version\":3,\"name\":\"n\",\"description\":\"\",%s,%s}"
                                .formatted(NIGHTLY, TWO_DAYS),
                        3)
                .is(200);

        assertThat(preview.json().at("/kept/total").asInt()).isZero();
        assertThat(ids(preview, "/days/2/kept")).containsExactly("2026-11-25T02-00-00Z", "2026-11-24T02-00-00Z");
    }

    @Test
    void whatIsWrongIsSaidWithItsNameAndWhatToDo() {
        String unknown = JobId.random().toString();
        admin.get("/api/v1/jobs/" + unknown + "/retention-preview").isProblem(404, "not-found", unknown);
        admin.get("/api/v1/jobs/what/retention-preview").isProblem(404, "not-found", "what");
        for (String days : List.of("0", "401", "-1")) {
            admin.get(path() + "?days=" + days).isProblem(400, "invalid-parameter", "days", "1 to 400");
        }
        admin.get(path() + "?days=many").isProblem(400, "invalid-parameter", "many");
        preview("{%s,%s,\"jobId\":\"%s\"}".formatted(NIGHTLY, TWO_DAYS, unknown), 1)
                .isProblem(422, "unknown-reference", unknown);
        preview("{%s,%s,\"jobId\":\"what\"}".formatted(NIGHTLY, TWO_DAYS), 1).isProblem(422, "invalid-value", "what");
        preview("{%s}".formatted(NIGHTLY), 1).isProblem(422, "invalid-value", "retention");
        preview("{%s}".formatted(TWO_DAYS), 1).isProblem(422, "invalid-value", "schedule");
        preview("{%s,\"retention\":{\"daily\":-1}}".formatted(NIGHTLY), 1)
                .isProblem(422, "invalid-value", "at least 0");
        gateway.anonymous().get(path()).isProblem(401, "unauthenticated");
    }

    private String path() {
        return "/api/v1/jobs/" + job + "/retention-preview";
    }

    private Reply preview(String body, int days) {
        return admin.post("/api/v1/policies/preview?days=" + days, body);
    }

    private static List<String> ids(Reply reply, String pointer) {
        return reply.json().at(pointer + "/snapshots").values().stream()
                .map(snapshot -> snapshot.at("/snapshotId").asString())
                .toList();
    }

    private SnapshotCompleted made(String at) {
        return facts.completedFrom(Instant.parse(at));
    }

    private static Decision kept(String id, String rule) {
        return new Decision(SnapshotId.of(id), List.of(new Reason(rule, "")));
    }
}
