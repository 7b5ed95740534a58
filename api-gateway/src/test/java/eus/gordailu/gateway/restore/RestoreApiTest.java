package eus.gordailu.gateway.restore;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.check.Refused;
import eus.gordailu.contracts.check.WorkerCalls;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.RestoreId;
import eus.gordailu.contracts.restore.AbortRestore;
import eus.gordailu.contracts.restore.RestoreLog;
import eus.gordailu.contracts.restore.RestoreLogLine;
import eus.gordailu.contracts.restore.RestoreRequested;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.gateway.testing.Facts;
import eus.gordailu.gateway.testing.FakeWorker;
import eus.gordailu.gateway.testing.Http;
import eus.gordailu.gateway.testing.Reply;
import eus.gordailu.gateway.testing.RestoreFacts;
import eus.gordailu.gateway.testing.TestGateway;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class RestoreApiTest {

    private static final String SNAPSHOT = "2026-11-23T02-00-20Z";
    private static final String RESTORES = "/api/v1/restores";
    private static final JsonMapper JSON = new JsonMapper();

    private final TestGateway gateway = TestGateway.shared();
    private final Http admin = gateway.admin();

    @Test
    void whoSaysNothingMoreThanWhatGetsADryRunToWhereItWas() {
        Facts facts = backedUp("plain", List.of());
        Reply started = admin.post(RESTORES, body(facts, Map.of())).is(202);

        assertThat(started.at("/state")).isEqualTo("REQUESTED");
        assertThat(started.json().at("/dryRun").asBoolean()).isTrue();
        assertThat(started.json().at("/deletes").asBoolean(true)).isFalse();
        assertThat(started.at("/directory")).isEqualTo("/");
        assertThat(started.at("/clientId")).isEqualTo(facts.clientId().toString());
        assertThat(started.at("/clientName")).isEqualTo("host of plain");
        assertThat(started.at("/requestedBy")).isEqualTo("admin");
        assertThat(admin.get(started.header("location")).is(200).body()).isEqualTo(started.body());
        RestoreRequested sent = sent(started);
        assertThat(sent.dryRun()).isTrue();
        assertThat(sent.deletes()).isFalse();
        assertThat(sent.directory()).isEqualTo("/");
        assertThat(sent.paths()).containsExactly("/etc/nginx");
        assertThat(sent.job()).isEqualTo(facts.ref());
        assertThat(sent.location()).isEqualTo(facts.definition().location());
        assertThat(sent.snapshotId()).hasToString(SNAPSHOT);
        assertThat(sent.target().name()).isEqualTo("host of plain");
        assertThat(sent.requestedBy()).isEqualTo("admin");
        assertThat(sent.requestedAt()).isEqualTo(gateway.clock().instant());
    }

    @Test
    void dryRunThatIsNullIsADryRun() {
        Facts facts = backedUp("null dry run", List.of());
        Map<String, Object> fields = fields(facts);
        fields.put("dryRun", null);
        assertThat(sent(admin.post(RESTORES, JSON.writeValueAsString(fields)).is(202))
                        .dryRun())
                .isTrue();
    }

    @Test
    void allThatIsSaidReachesTheWorker() {
        Facts facts = backedUp("whole", List.of("*.tmp"));
        String other = client("another host", "\"address\":\"backup@nas::home\"");
        Reply started = admin.post(
                        RESTORES,
                        body(
                                facts,
                                Map.of(
                                        "clientId",
                                        other,
                                        "paths",
                                        List.of("/etc/ssl/", "/etc/a\\#377b", "/etc/ssl"),
                                        "directory",
                                        "/srv//came back/",
                                        "dryRun",
                                        false,
                                        "deletes",
                                        true)))
                .is(202);

        RestoreRequested sent = sent(started);
        assertThat(sent.target().id()).hasToString(other);
        assertThat(sent.target().address()).hasToString("backup@nas::home");
        assertThat(sent.paths()).containsExactly("/etc/ssl", "/etc/a\\#377b");
        assertThat(sent.directory()).isEqualTo("/srv/came back");
        assertThat(sent.dryRun()).isFalse();
        assertThat(sent.deletes()).isTrue();
        assertThat(sent.excludes()).containsExactly("*.tmp");
        assertThat(started.at("/clientName")).isEqualTo("another host");
        assertThat(started.at("/sourceClientName")).isEqualTo("host of whole");
    }

    @Test
    void theRootIsTheWholeSnapshot() {
        Facts facts = backedUp("root", List.of());
        assertThat(sent(admin.post(RESTORES, body(facts, Map.of("paths", List.of("/etc", "/"))))
                                .is(202))
                        .paths())
                .containsExactly("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "etc",
                "~/etc",
                "//",
                "/etc//ssl",
                "/etc/ssl//",
                "/etc/../root",
                "/..",
                "/./etc",
                "/etc/.",
                "/etc\n/root",
                "/etc\r",
                "/etc\u0000",
                "/etc\u001b[2J",
                "/etc/\\#056\\#056/root",
                "/etc\\#057\\#056\\#056\\#057root",
                "/etc\\#000"
            })
    void whatIsNoPathInASnapshotIsRefused(String path) {
        Facts facts = backedUp("paths " + UUID.randomUUID(), List.of());
        Reply refused = admin.post(RESTORES, body(facts, Map.of("paths", List.of("/etc", path))));
        refused.isProblem(422, "invalid-value", "path");
        assertThat(refused.at("/field")).isEqualTo("paths");
        assertNothingWasAsked(facts);
    }

    @Test
    void pathsAreOneToAThousandOfAtMost4096BytesEach() {
        Facts facts = backedUp("lengths", List.of());
        String longest = "/" + "ñ".repeat(2_047) + "n";
        List<Object> wrong = List.of(
                List.of(),
                List.of(longest + "n"),
                Collections.singletonList(null),
                "/etc",
                IntStream.range(0, 1_001).mapToObj(number -> "/etc/" + number).toList(),
                IntStream.range(0, 60)
                        .mapToObj(number -> longest.substring(0, 2_000) + number)
                        .toList());
        for (Object paths : wrong) {
            admin.post(RESTORES, body(facts, Map.of("paths", paths))).isProblem(422, "invalid-value", "path");
        }
        admin.post(RESTORES, body(facts, Map.of("paths", List.of("/HALF"))).replace("HALF", "\\ud800"))
                .isProblem(422, "invalid-value", "all of them text");
        assertNothingWasAsked(facts);

        admin.post(RESTORES, body(facts, Map.of("paths", List.of(longest)))).is(202);
        admin.post(
                        RESTORES,
                        body(
                                facts,
                                Map.of(
                                        "paths",
                                        IntStream.range(0, 1_000)
                                                .mapToObj(number -> "/etc/" + number)
                                                .toList())))
                .is(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "srv",
                "/srv/..",
                "/srv/./back",
                "/srv/*",
                "/srv/b?ck",
                "/srv/[back]",
                "/srv/\\#056\\#056",
                "/srv/ba\\ck",
                "/srv/tab\t",
                "/srv\n",
                "/srv\u0000",
                "/srv\u0085"
            })
    void aDirectoryThatRsyncCouldReadOtherwiseIsRefused(String directory) {
        Facts facts = backedUp("directories " + UUID.randomUUID(), List.of());
        Reply refused = admin.post(RESTORES, body(facts, Map.of("directory", directory)));
        refused.isProblem(422, "invalid-value", "directory");
        assertThat(refused.at("/field")).isEqualTo("directory");
        admin.post(RESTORES, body(facts, Map.of("directory", "/" + "d".repeat(4_096))))
                .isProblem(422, "invalid-value", "4,096");
        assertNothingWasAsked(facts);
    }

    @Test
    void otherFieldsThatMakeNoSenseAreRefusedByName() {
        Facts facts = backedUp("fields", List.of());
        for (String field : List.of("jobId", "snapshotId", "paths")) {
            Map<String, Object> without = fields(facts);
            without.remove(field);
            Reply refused = admin.post(RESTORES, JSON.writeValueAsString(without));
            refused.isProblem(422, "invalid-value");
            assertThat(refused.at("/field")).isEqualTo(field);
        }
        Map<String, Object> wrong = Map.of(
                "jobId",
                "etc",
                "snapshotId",
                "latest",
                "clientId",
                "web",
                "dryRun",
                "no",
                "deletes",
                "yes",
                "dryrun",
                false);
        wrong.forEach((field, value) -> {
            Reply refused = admin.post(RESTORES, body(facts, Map.of(field, value)));
            refused.isProblem(422, "invalid-value");
            assertThat(refused.at("/field")).isEqualTo(field);
        });
        admin.post(RESTORES, "{").isProblem(400, "malformed-request");
        admin.post(RESTORES, body(facts, Map.of("snapshotId", "2020-01-01T00-00-00Z")))
                .isProblem(404, "not-found", "2020-01-01T00-00-00Z");
        admin.post(RESTORES, body(facts, Map.of("jobId", UUID.randomUUID().toString())))
                .isProblem(404, "not-found", SNAPSHOT);
        admin.post(RESTORES, body(facts, Map.of("clientId", UUID.randomUUID().toString())))
                .isProblem(422, "unknown-reference", "/api/v1/clients");
        assertNothingWasAsked(facts);
    }

    @Test
    void aSnapshotThatIsToGoIsNotRestoredFrom() {
        Facts facts = backedUp("going", List.of());
        gateway.hear(facts.completed(2, "2026-11-22T02-00-00Z"));
        String snapshot = "/api/v1/jobs/%s/snapshots/%s".formatted(facts.jobId(), SNAPSHOT);
        admin.delete(snapshot).is(202);
        admin.post(RESTORES, body(facts, Map.of())).isProblem(409, "conflict", SNAPSHOT, "removed");

        gateway.hear(facts.refused(SNAPSHOT, gateway.clock().instant().plusSeconds(1)));
        admin.patch(snapshot, "{\"pinned\":true}").is(202);
        admin.post(RESTORES, body(facts, Map.of())).is(202);
    }

    @Test
    void aClientThatIsInactiveOrGoneGetsNothing() {
        Facts facts = backedUp("clients", List.of());
        String asleep = client("asleep for restores", "\"active\":false");
        admin.post(RESTORES, body(facts, Map.of("clientId", asleep)))
                .isProblem(409, "conflict", "asleep for restores", "inactive");
        remove(facts);
        assertThat(admin.delete("/api/v1/clients/" + facts.clientId()).status()).isEqualTo(204);
        admin.post(RESTORES, body(facts, Map.of())).isProblem(409, "conflict", "host of clients", "clientId");
        assertNothingWasAsked(facts);

        String other = client("in its place", "\"active\":true");
        assertThat(sent(admin.post(RESTORES, body(facts, Map.of("clientId", other)))
                                .is(202))
                        .target()
                        .name())
                .isEqualTo("in its place");
    }

    @Test
    void nothingIsDeletedWhereTheJobIsGoneWithWhatItLeftOut() {
        Facts facts = backedUp("gone", List.of("*.tmp"));
        remove(facts);
        admin.post(RESTORES, body(facts, Map.of("deletes", true)))
                .isProblem(409, "conflict", "host of gone / gone", "without deletes");
        assertNothingWasAsked(facts);
        assertThat(sent(admin.post(RESTORES, body(facts, Map.of())).is(202)).excludes())
                .isEmpty();
    }

    @Test
    void whatLiesBesideTheJobsPathsIsNotDeleted() {
        Facts facts = backedUp("beside", List.of());
        for (String path : List.of("/srv", "/etcetera", "/et", "/etc\\#057ssl")) {
            Reply refused = admin.post(RESTORES, body(facts, Map.of("deletes", true, "paths", List.of("/etc", path))));
            refused.isProblem(422, "invalid-value", "beside /etc");
            assertThat(refused.at("/field")).isEqualTo("paths");
            admin.post(RESTORES, body(facts, Map.of("paths", List.of(path)))).is(202);
        }
        admin.post(RESTORES, body(facts, Map.of("deletes", true, "paths", List.of("/etc", "/etc/ssl"))))
                .is(202);
        admin.post(RESTORES, body(facts, Map.of("deletes", true, "paths", List.of("/"))))
                .is(202);
    }

    @Test
    void whatWasLeftOutThenAndWhatIsLeftOutNowAreBothKept() {
        Facts facts = backedUp("changed", List.of("+ *.doc", "*.tmp", "cache/"));
        SnapshotCompleted then = completed(facts, List.of("*.iso", "*.tmp", "+ *.log"));
        gateway.hear(then);
        Map<String, Object> fields =
                Map.of("deletes", true, "snapshotId", then.snapshot().id().toString());
        assertThat(sent(admin.post(RESTORES, body(facts, fields)).is(202)).excludes())
                .containsExactly("*.tmp", "cache/", "*.iso");

        SnapshotCompleted same = completed(facts, List.of("+ *.doc", "*.tmp", "cache/"));
        Facts other = backedUp("unchanged", List.of("+ *.doc", "*.tmp", "cache/"));
        gateway.hear(new SnapshotCompleted(
                same.runId(),
                1,
                withExcludes(other, List.of("+ *.doc", "*.tmp", "cache/")),
                same.workerId(),
                same.snapshot()));
        assertThat(sent(admin.post(RESTORES, body(other, fields)).is(202)).excludes())
                .containsExactly("+ *.doc", "*.tmp", "cache/");
    }

    @Test
    void theSameIdempotencyKeyStartsOneRestoreAndServesNoOther() {
        Facts facts = backedUp("idempotent restore", List.of());
        Http once = admin.with("Idempotency-Key", "restore-" + facts.jobId());
        String first = once.post(RESTORES, body(facts, Map.of())).is(202).at("/id");
        String own = facts.clientId().toString();
        assertThat(once.post(RESTORES, body(facts, Map.of("dryRun", true, "clientId", own)))
                        .is(202)
                        .at("/id"))
                .isEqualTo(first);
        once.post(RESTORES, body(facts, Map.of("dryRun", false))).isProblem(409, "conflict", first, "Idempotency-Key");
        assertThat(total("jobId=" + facts.jobId())).isOne();
        assertThat(admin.post(RESTORES, body(facts, Map.of())).is(202).at("/id"))
                .isNotEqualTo(first);
        assertThat(gateway.store().sent(RestoreRequested.class).stream()
                        .filter(command -> command.restoreId().equals(RestoreId.of(first))))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aRestoreIsFollowedToItsEnd() {
        Facts facts = backedUp("followed", List.of());
        RestoreFacts restore = asked(facts, "restorer-1");
        String path = RESTORES + "/" + restore.id();

        gateway.hear(restore.progress(900), restore.started(), restore.progress(100));
        Reply running = admin.get(path).is(200);
        assertThat(running.at("/state")).isEqualTo("RUNNING");
        assertThat(running.at("/workerId")).isEqualTo("restorer-1");
        assertThat(running.json().at("/progress/bytes").asLong()).isEqualTo(900);
        assertThat(running.at("/progress/remaining")).isEqualTo("PT3M");
        gateway.hear(restore.completed("/etc/x: no room for its access list"), restore.started());
        Reply ended = admin.get(path).is(200);
        assertThat(ended.at("/state")).isEqualTo("COMPLETED_WITH_WARNINGS");
        assertThat(ended.json().has("progress")).isFalse();
        assertThat(ended.json().at("/result/files").asInt()).isEqualTo(12);
        assertThat(ended.json().at("/result/deleted").asInt()).isEqualTo(2);
        assertThat(ended.at("/result/warnings/0")).contains("no room");
        assertThat(ended.at("/endedAt")).isEqualTo("2026-11-23T02:01:00Z");
    }

    @Test
    void oneThatWaitsForOthersIsNotTakenForForgotten() {
        RestoreFacts restore = asked(backedUp("queueing", List.of()), "restorer-1");
        gateway.hear(restore.queued());
        gateway.clock().advance(Duration.ofHours(2));

        Reply waiting = admin.get(RESTORES + "/" + restore.id()).is(200);

        assertThat(waiting.at("/state")).isEqualTo("QUEUED");
        assertThat(waiting.at("/workerId")).isEqualTo("restorer-1");
        assertThat(waiting.json().has("waitsFor")).isFalse();
        assertThat(total("state=QUEUED")).isOne();
    }

    @Test
    void aFailureSaysWhy() {
        RestoreFacts restore = asked(backedUp("failing", List.of()), "restorer-1");
        gateway.hear(restore.started(), restore.failed());
        Reply failed = admin.get(RESTORES + "/" + restore.id());
        assertThat(failed.at("/state")).isEqualTo("FAILED");
        assertThat(failed.at("/failure/sentence")).contains("correct the client's address");
    }

    @Test
    void restoresAreListedByJobClientAndStateNewestFirst() {
        Facts facts = backedUp("listed restores", List.of());
        RestoreFacts older = asked(facts, "restorer-1");
        gateway.clock().advance(Duration.ofSeconds(1));
        String other = client("their target", "\"active\":true");
        String newer = admin.post(RESTORES, body(facts, Map.of("clientId", other)))
                .is(202)
                .at("/id");
        gateway.hear(older.aborted());

        Reply list = admin.get(RESTORES + "?jobId=" + facts.jobId()).is(200);
        assertThat(list.at("/items/0/id")).isEqualTo(newer);
        assertThat(list.at("/items/1/id")).isEqualTo(older.id().toString());
        assertThat(total("clientId=" + other)).isOne();
        assertThat(total("clientId=" + facts.clientId())).isOne();
        assertThat(total("state=ABORTED&jobId=" + facts.jobId())).isOne();
        admin.get(RESTORES + "?jobId=etc").isProblem(400, "invalid-parameter", "jobId");
        admin.get(RESTORES + "?state=LOST").isProblem(400, "invalid-parameter", "state");
        admin.get(RESTORES + "?size=0").isProblem(400, "invalid-parameter", "size");
    }

    @Test
    void aRestoreIsAbortedUntilItHasEnded() {
        RestoreFacts restore = asked(backedUp("aborted", List.of()), "restorer-1");
        String path = RESTORES + "/" + restore.id();
        gateway.hear(restore.started());
        Reply aborting = admin.post(path + "/abort", "").is(202);
        assertThat(aborting.at("/state")).isEqualTo("RUNNING");
        assertThat(aborting.at("/abortRequestedBy")).isEqualTo("admin");
        assertThat(aborting.at("/abortRequestedAt")).isNotBlank();
        Awaitility.await()
                .untilAsserted(() -> assertThat(gateway.store().sent(AbortRestore.class))
                        .extracting(AbortRestore::restoreId)
                        .contains(restore.id()));

        gateway.hear(restore.aborted());
        assertThat(admin.get(path).at("/state")).isEqualTo("ABORTED");
        admin.post(path + "/abort", "").isProblem(409, "conflict", "ABORTED");
        admin.post(RESTORES + "/" + UUID.randomUUID() + "/abort", "").isProblem(404, "not-found");
        admin.post(RESTORES + "/nobody/abort", "").isProblem(404, "not-found");
    }

    @Test
    void theLogIsThatOfTheWorkerThatHasStartedIt() {
        RestoreFacts restore = asked(backedUp("logged", List.of()), "restorer-2");
        String path = RESTORES + "/" + restore.id() + "/log";
        RestoreLog told = new RestoreLog(
                List.of(
                        new RestoreLogLine(RestoreLogLine.Kind.REPLACED, "/etc/<b>hosts</b>"),
                        new RestoreLogLine(RestoreLogLine.Kind.DELETED, "/etc/old/")),
                true);
        try (FakeWorker worker = new FakeWorker(200, told);
                FakeWorker other = new FakeWorker(200, new RestoreLog(List.of(), false))) {
            gateway.hear(
                    other.heartbeat("restorer-1", gateway.clock().instant()),
                    worker.heartbeat("restorer-2", gateway.clock().instant()));
            assertThat(admin.get(path).is(200).body()).isEqualTo("{\"lines\":[],\"more\":false}");
            assertThat(worker.questions()).isEmpty();

            gateway.hear(restore.started());
            Reply log = admin.get(path + "?from=7&limit=2").is(200);
            assertThat(log.at("/lines/0/kind")).isEqualTo("REPLACED");
            assertThat(log.at("/lines/0/text")).isEqualTo("/etc/<b>hosts</b>");
            assertThat(log.at("/lines/1/text")).isEqualTo("/etc/old/");
            assertThat(log.json().at("/more").asBoolean()).isTrue();
            admin.get(path).is(200);
            assertThat(other.questions()).isEmpty();
            FakeWorker.Question question = worker.questions().getFirst();
            assertThat(question.path()).isEqualTo(WorkerCalls.RESTORE_LOG);
            assertThat(question.authorization()).isEqualTo("Bearer " + TestGateway.SERVICE_TOKEN);
            JsonNode asked = question.body();
            assertThat(asked.at("/restoreId").asString()).isEqualTo(restore.id().toString());
            assertThat(asked.at("/from").asLong()).isEqualTo(7);
            assertThat(asked.at("/limit").asInt()).isEqualTo(2);
            JsonNode usual = worker.questions().getLast().body();
            assertThat(usual.at("/from").asLong()).isZero();
            assertThat(usual.at("/limit").asInt()).isEqualTo(1000);
            for (String wrong : List.of("from=-1", "limit=0", "limit=5001", "limit=all")) {
                admin.get(path + "?" + wrong)
                        .isProblem(400, "invalid-parameter", wrong.substring(0, wrong.indexOf('=')));
            }
            assertThat(worker.questions()).hasSize(2);
        }
        admin.get(RESTORES + "/" + UUID.randomUUID() + "/log").isProblem(404, "not-found");
    }

    @Test
    void whereTheWorkerThatKeepsTheLogIsAwayThatIsSaid() {
        RestoreFacts restore = asked(backedUp("log away", List.of()), "restorer-3");
        String path = RESTORES + "/" + restore.id() + "/log";
        gateway.hear(restore.started());
        admin.get(path).isProblem(503, "unavailable", "restorer-3", "see that it runs");
        try (FakeWorker refusing = new FakeWorker(404, new Refused("There is no log of this restore any more"))) {
            gateway.hear(refusing.heartbeat("restorer-3", gateway.clock().instant()));
            admin.get(path).isProblem(503, "unavailable", "There is no log of this restore any more");
            gateway.clock().advance(Duration.ofMinutes(5));
            admin.get(path).isProblem(503, "unavailable", "restorer-3", "has not been heard of");
            assertThat(refusing.questions()).hasSize(1);
        }
    }

    @Test
    void aRequestThatNoWorkerTakesSaysWhatItWaitsFor() {
        gateway.clock().advance(Duration.ofMinutes(5));
        RestoreFacts restore = asked(backedUp("waiting", List.of()), "restorer-1");
        String path = RESTORES + "/" + restore.id();
        assertThat(admin.get(path).json().has("waitsFor")).isFalse();
        gateway.clock().advance(Duration.ofSeconds(61));
        assertThat(admin.get(path).at("/waitsFor"))
                .isEqualTo("No worker that serves the location \"main\" is up: start it");

        gateway.hear(Facts.heartbeat("restorer-4", gateway.clock().instant(), true));
        assertThat(admin.get(path).json().has("waitsFor")).isFalse();
        gateway.clock().advance(Duration.ofMinutes(60));
        assertThat(admin.get(path).at("/waitsFor").toString()).contains("ask for it again");
        gateway.hear(restore.started());
        assertThat(admin.get(path).json().has("waitsFor")).isFalse();
    }

    @Test
    void whoIsNotKnownRestoresNothing() {
        Facts facts = backedUp("anonymous", List.of());
        gateway.anonymous().post(RESTORES, body(facts, Map.of())).isProblem(401, "unauthenticated");
        gateway.anonymous().get(RESTORES).isProblem(401, "unauthenticated");
        assertNothingWasAsked(facts);
    }

    private RestoreFacts asked(Facts facts, String worker) {
        String id = admin.post(RESTORES, body(facts, Map.of())).is(202).at("/id");
        return new RestoreFacts(RestoreId.of(id), facts.ref(), worker);
    }

    private void assertNothingWasAsked(Facts facts) {
        assertThat(total("jobId=" + facts.jobId())).isZero();
    }

    private int total(String filter) {
        return admin.get(RESTORES + "?" + filter).is(200).json().at("/total").asInt();
    }

    private RestoreRequested sent(Reply started) {
        RestoreId id = RestoreId.of(started.at("/id"));
        return Awaitility.await()
                .until(
                        () -> gateway.store().sent(RestoreRequested.class).stream()
                                .filter(command -> command.restoreId().equals(id))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    private void remove(Facts facts) {
        assertThat(admin.delete("/api/v1/jobs/" + facts.jobId()).status()).isEqualTo(204);
    }

    /** A job in the catalogue that brings /etc and has a snapshot, of which nothing was left out. */
    private Facts backedUp(String name, List<String> excludes) {
        String client = client("host of " + name, "\"active\":true");
        String job = admin.post(
                        "/api/v1/jobs",
                        JSON.writeValueAsString(Map.of(
                                "clientId", client, "name", name, "paths", List.of("/etc"), "excludes", excludes)))
                .is(201)
                .at("/id");
        Facts facts = new Facts(new JobRef(ClientId.of(client), "host of " + name, JobId.of(job), name));
        gateway.hear(facts.completed(1, SNAPSHOT));
        return facts;
    }

    private String client(String name, String more) {
        return admin.post("/api/v1/clients", "{\"name\":\"%s\",%s}".formatted(name, more))
                .is(201)
                .at("/id");
    }

    private static Map<String, Object> fields(Facts facts) {
        return new HashMap<>(
                Map.of("jobId", facts.jobId().toString(), "snapshotId", SNAPSHOT, "paths", List.of("/etc/nginx")));
    }

    private static String body(Facts facts, Map<String, Object> more) {
        Map<String, Object> fields = fields(facts);
        fields.putAll(more);
        return JSON.writeValueAsString(fields);
    }

    private static SnapshotCompleted completed(Facts facts, List<String> excludes) {
        SnapshotCompleted plain = facts.completed(1, "2026-11-24T02-00-00Z");
        return new SnapshotCompleted(
                plain.runId(), 1, withExcludes(facts, excludes), plain.workerId(), plain.snapshot());
    }

    private static JobDefinition withExcludes(Facts facts, List<String> excludes) {
        JobDefinition plain = facts.definition();
        Job job = plain.job();
        return new JobDefinition(
                plain.client(),
                new Job(
                        job.id(),
                        job.clientId(),
                        job.name(),
                        "",
                        job.paths(),
                        excludes,
                        job.policyId(),
                        job.locationId(),
                        true,
                        0,
                        null),
                plain.policy(),
                plain.location());
    }
}
