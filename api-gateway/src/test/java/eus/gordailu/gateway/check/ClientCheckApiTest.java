package eus.gordailu.gateway.check;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.ApproveHostKey;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.check.CheckStep;
import eus.gordailu.contracts.check.CheckStep.Verdict;
import eus.gordailu.contracts.check.CheckedPart;
import eus.gordailu.contracts.check.ClientReport;
import eus.gordailu.contracts.check.ClientReport.ShownHostKey;
import eus.gordailu.contracts.check.FilesPreview;
import eus.gordailu.contracts.check.FilesPreview.Brought;
import eus.gordailu.contracts.check.FilesPreview.LeftOut;
import eus.gordailu.contracts.check.Refused;
import eus.gordailu.contracts.check.WorkerCalls;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.contracts.snapshot.SnapshotFacts;
import eus.gordailu.contracts.worker.HostKeySeen;
import eus.gordailu.gateway.testing.Browser;
import eus.gordailu.gateway.testing.Facts;
import eus.gordailu.gateway.testing.FakeWorker;
import eus.gordailu.gateway.testing.Http;
import eus.gordailu.gateway.testing.Reply;
import eus.gordailu.gateway.testing.TestGateway;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class ClientCheckApiTest {

    private final TestGateway gateway = TestGateway.shared();
    private final Http admin = gateway.admin();

    /** Workers of other tests are silent by then. */
    @BeforeEach
    void waitUntilOthersAreSilent() {
        gateway.clock().advance(Duration.ofMinutes(5));
    }

    @Test
    void everyWorkerThatIsAliveIsAskedForOneThatIsNotAddedYet() {
        try (FakeWorker good = worker("check-1", Verdict.PASSED);
                FakeWorker bad = worker("check-2", Verdict.FAILED)) {
            Reply reply = admin.post(
                            "/api/v1/client-checks",
                            "{\"address\":\"backup@web\",\"paths\":[\"/etc\"],\"excludes\":[\"*.tmp\"],\"hostKey\":\"SHA256:abc\"}")
                    .is(200);

            assertThat(reply.json().at("/passed").asBoolean()).isFalse();
            assertThat(reply.at("/workers/0/workerId")).isEqualTo("check-1");
            assertThat(reply.json().at("/workers/0/passed").asBoolean()).isTrue();
            assertThat(reply.json().at("/workers/1/passed").asBoolean()).isFalse();
            assertThat(reply.at("/workers/1/steps/0/part")).isEqualTo("LOGIN");
            assertThat(reply.at("/workers/1/steps/0/sentence")).isEqualTo("Tried it");
            assertThat(reply.at("/workers/0/hostKey/fingerprint")).isEqualTo("SHA256:abc");
            for (FakeWorker worker : List.of(good, bad)) {
                FakeWorker.Question question = worker.questions().getFirst();
                assertThat(question.path()).isEqualTo(WorkerCalls.CHECK);
                assertThat(question.authorization()).isEqualTo("Bearer " + TestGateway.SERVICE_TOKEN);
                JsonNode body = question.body();
                assertThat(body.at("/clientId").asString()).isEqualTo(reply.at("/clientId"));
                assertThat(body.at("/route/address").asString()).isEqualTo("backup@web");
                assertThat(body.at("/paths/0").asString()).isEqualTo("/etc");
                assertThat(body.at("/excludes/0").asString()).isEqualTo("*.tmp");
                assertThat(body.at("/approved").asString()).isEqualTo("SHA256:abc");
            }

            Reply added = admin.post(
                            "/api/v1/clients",
                            "{\"name\":\"checked before\",\"address\":\"backup@web\",\"checkedAs\":\"%s\"}"
                                    .formatted(reply.at("/clientId")))
                    .is(201);
            assertThat(added.at("/id")).isEqualTo(reply.at("/clientId"));
            admin.post(
                            "/api/v1/clients",
                            "{\"name\":\"checked twice\",\"checkedAs\":\"%s\"}".formatted(added.at("/id")))
                    .isProblem(409, "conflict", "leave checkedAs out");
        }
    }

    @Test
    void ofAClientThatIsThereItsAddressAndTheJobsPathsAreTested() {
        try (FakeWorker worker = worker("check-3", Verdict.PASSED)) {
            String client = admin.post("/api/v1/clients", "{\"name\":\"to be checked\",\"address\":\"root@lab:2222\"}")
                    .is(201)
                    .at("/id");
            job(client, "one", "[\"/etc\",\"/srv\"]");
            job(client, "two", "[\"/srv\",\"/home\"]");

            Reply reply = admin.post("/api/v1/client-checks", "{\"clientId\":\"%s\"}".formatted(client))
                    .is(200);

            assertThat(reply.json().at("/passed").asBoolean()).isTrue();
            assertThat(reply.at("/address")).isEqualTo("root@lab:2222");
            JsonNode asked = worker.questions().getFirst().body();
            assertThat(asked.at("/route/address").asString()).isEqualTo("root@lab:2222");
            assertThat(asked.at("/paths").valueStream().map(JsonNode::asString))
                    .containsExactlyInAnyOrder("/etc", "/srv", "/home");

            admin.post("/api/v1/client-checks", "{\"clientId\":\"%s\",\"hostKey\":\"SHA256:abc\"}".formatted(client))
                    .isProblem(422, "invalid-value", "/host-key");
        }
    }

    @Test
    void aPasswordReachesTheWorkerAndNothingElse() {
        try (FakeWorker worker = worker("check-4", Verdict.PASSED)) {
            Reply reply = admin.post(
                            "/api/v1/key-installations", "{\"address\":\"root@lab\",\"password\":\"very geheim\"}")
                    .is(200);

            FakeWorker.Question question = worker.questions().getFirst();
            assertThat(question.path()).isEqualTo(WorkerCalls.INSTALL_KEY);
            assertThat(question.body().at("/password").asString()).isEqualTo("very geheim");
            assertThat(reply.body()).doesNotContain("geheim");
        }
    }

    @Test
    void aDaemonsPasswordIsForTheWorkersToKeep() {
        try (FakeWorker worker = worker("check-11", Verdict.PASSED)) {
            Reply reply = admin.post(
                            "/api/v1/daemon-passwords",
                            "{\"address\":\"backup@nas::photos\",\"password\":\"very geheim\"}")
                    .is(200);
            String client = admin.post("/api/v1/clients", "{\"name\":\"a nas\",\"address\":\"backup@nas::photos\"}")
                    .is(201)
                    .at("/id");
            admin.post("/api/v1/daemon-passwords", "{\"clientId\":\"%s\",\"password\":\"x\"}".formatted(client))
                    .is(200);

            assertThat(worker.questions())
                    .extracting(FakeWorker.Question::path)
                    .containsOnly(WorkerCalls.KEEP_PASSWORD);
            JsonNode first = worker.questions().getFirst().body();
            assertThat(first.at("/password").asString()).isEqualTo("very geheim");
            assertThat(first.at("/added").asBoolean()).isFalse();
            assertThat(worker.questions().getLast().body().at("/added").asBoolean())
                    .isTrue();
            assertThat(reply.body()).doesNotContain("geheim");
        }
    }

    @Test
    void thePageAsksForADaemonsPasswordAndKeepsIt() {
        String client = admin.post("/api/v1/clients", "{\"name\":\"nas page\",\"address\":\"backup@nas::page\"}")
                .is(201)
                .at("/id");
        Browser browser = new Browser(gateway);
        browser.signIn("admin", gateway.password());
        try (FakeWorker worker = worker("check-12", Verdict.FAILED)) {
            assertThat(submit(browser, client, "check", Map.of()).is(200).body())
                    .contains("Password of backup for the module", "Keep the password");
            submit(browser, client, "password", Map.of("password", "geheim")).is(200);
            assertThat(worker.questions().getLast().path()).isEqualTo(WorkerCalls.KEEP_PASSWORD);
        }
    }

    @Test
    void aPreviewIsAskedOfOneWorkerWithThePresetsPatterns() {
        FilesPreview found = new FilesPreview(
                WorkerId.of("check-13"),
                true,
                2,
                8,
                List.of(new Brought("/home/one", 8)),
                1L,
                List.of(new LeftOut("/home/.cache", ".cache/")),
                null);
        try (FakeWorker silent = new FakeWorker(503, new Refused("The worker looks at 8 clients already"));
                FakeWorker worker = new FakeWorker(200, found)) {
            gateway.hear(
                    silent.heartbeat("check-12", gateway.clock().instant()),
                    worker.heartbeat("check-13", gateway.clock().instant()));

            Reply reply = admin.post(
                            "/api/v1/file-previews",
                            "{\"address\":\"root@lab\",\"paths\":[\"/home\"],\"excludes\":[\"+ *.doc\"],\"excludePresets\":[\"caches\"]}")
                    .is(200);

            assertThat(reply.at("/workerId")).isEqualTo("check-13");
            assertThat(reply.at("/leftOutFirst/0/pattern")).isEqualTo(".cache/");
            assertThat(reply.json().at("/bytes").asLong()).isEqualTo(8);
            JsonNode asked = worker.questions().getFirst().body();
            assertThat(asked.at("/excludes").valueStream().map(JsonNode::asString))
                    .startsWith("+ *.doc", ".cache/")
                    .hasSizeGreaterThan(5);
            for (String body : List.of(
                    "{\"address\":\"root@lab\"}",
                    "{\"address\":\"root@lab\",\"paths\":[\"home\"]}",
                    "{\"address\":\"root@lab\",\"paths\":[\"/home\"],\"excludes\":[\"+ \"]}",
                    "{\"address\":\"root@lab\",\"paths\":[\"/home\"],\"excludePresets\":[\"solaris\"]}")) {
                admin.post("/api/v1/file-previews", body).isProblem(422, "invalid-value");
            }
            assertThat(worker.questions()).hasSize(1);
        }
    }

    @Test
    void whatMakesNoSenseIsRefusedBeforeAnybodyIsAsked() {
        try (FakeWorker worker = worker("check-5", Verdict.PASSED)) {
            for (String body : List.of(
                    "{}",
                    "{\"clientId\":\"%s\"}".formatted(UUID.randomUUID()),
                    "{\"clientId\":\"nobody\",\"address\":\"root@lab\"}",
                    "{\"address\":\"-oProxyCommand=touch@lab\"}",
                    "{\"address\":\"root@lab\",\"paths\":[\"etc\"]}",
                    "{\"address\":\"root@lab\",\"paths\":[\"/etc/../root\"]}",
                    "{\"address\":\"root@lab\",\"excludes\":[\"\"]}",
                    "{\"address\":\"local\",\"sudo\":true}",
                    "{\"address\":\"nas::photos\",\"restricted\":true}",
                    "{\"address\":\"nas::--rsh=sh\"}",
                    "{\"address\":\"nas::photos\",\"jump\":\"root@lab\"}",
                    "{\"address\":\"root@lab\",\"jump\":\"local\"}",
                    "{\"address\":\"root@lab\",\"jump\":\"-oProxyCommand=x@gate\"}")) {
                admin.post("/api/v1/client-checks", body).isProblem(422, "invalid-value");
            }
            for (String body : List.of(
                    "{\"address\":\"root@lab\"}",
                    "{\"address\":\"root@lab\",\"password\":\"\"}",
                    "{\"address\":\"root@lab\",\"password\":\"two\\nlines\"}",
                    "{\"address\":\"local\",\"password\":\"geheim\"}")) {
                Reply refused = admin.post("/api/v1/key-installations", body);
                refused.isProblem(422, "invalid-value");
                assertThat(refused.body()).doesNotContain("geheim");
            }
            for (String body : List.of(
                    "{\"address\":\"nas::photos\",\"password\":\"geheim\"}",
                    "{\"address\":\"root@lab\",\"password\":\"geheim\"}",
                    "{\"address\":\"backup@nas::photos\"}",
                    "{\"address\":\"backup@nas::photos\",\"password\":\"ge\\nheim\"}")) {
                Reply refused = admin.post("/api/v1/daemon-passwords", body);
                refused.isProblem(422, "invalid-value");
                assertThat(refused.body()).doesNotContain("heim");
            }
            assertThat(worker.questions()).isEmpty();
        }
    }

    @Test
    void aWorkerThatCannotAnswerIsShownWithTheReason() {
        try (FakeWorker refusing = new FakeWorker(503, new Refused("The worker looks at 8 clients already"));
                FakeWorker babbling = new FakeWorker(200, "<html>")) {
            gateway.hear(
                    refusing.heartbeat("check-6", gateway.clock().instant()),
                    babbling.heartbeat("check-7", gateway.clock().instant()));

            Reply reply = admin.post("/api/v1/client-checks", "{\"address\":\"root@lab\"}")
                    .is(200);

            assertThat(reply.json().at("/passed").asBoolean()).isFalse();
            assertThat(reply.at("/workers/0/problem")).isEqualTo("The worker looks at 8 clients already");
            assertThat(reply.at("/workers/1/problem")).contains("does not answer at http://127.0.0.1:");
        }
    }

    @Test
    void whereNoWorkerIsAliveThatIsSaid() {
        admin.post("/api/v1/client-checks", "{\"address\":\"root@lab\"}")
                .isProblem(503, "unavailable", "see that the snapshot-worker runs");
    }

    /** The page's way to the same: a test, and a password where the key is not let in. */
    @Test
    void thePageShowsTheStepsAndOffersThePasswordWhereItHelps() {
        String client = admin.post("/api/v1/clients", "{\"name\":\"on the page\",\"address\":\"root@lab\"}")
                .is(201)
                .at("/id");
        Browser browser = new Browser(gateway);
        browser.signIn("admin", gateway.password());
        assertThat(browser.get("/").is(200).body()).contains("/clients/%s/check".formatted(client));
        assertThat(browser.get("/clients/%s/check".formatted(client)).is(200).body())
                .contains("Connection to on the page", "root@lab");

        try (FakeWorker worker = worker("check-8", Verdict.FAILED)) {
            assertThat(submit(browser, client, "check", Map.of()).is(200).body())
                    .contains("Tried it", "failed", "type=\"password\"")
                    .doesNotContain("It can be backed up");
            submit(browser, client, "password", Map.of("password", "geheim")).is(200);
            assertThat(worker.questions().getLast().path()).isEqualTo(WorkerCalls.INSTALL_KEY);
        }
        gateway.clock().advance(Duration.ofMinutes(5));
        assertThat(submit(browser, client, "check", Map.of()).is(200).body()).contains("No worker has been heard of");
        try (FakeWorker worker = worker("check-9", Verdict.PASSED)) {
            assertThat(submit(browser, client, "check", Map.of()).is(200).body())
                    .contains("It can be backed up")
                    .doesNotContain("type=\"password\"");
            assertThat(worker.questions()).hasSize(1);
        }
    }

    /** Whoever tests a connection finds the key right where it is told, and tests again. */
    @Test
    void aHostKeyIsApprovedOnThePageOfTheTest() {
        String client = admin.post("/api/v1/clients", "{\"name\":\"to be approved\",\"address\":\"root@lab\"}")
                .is(201)
                .at("/id");
        gateway.hear(new HostKeySeen(
                WorkerId.of("check-10"),
                ClientId.of(client),
                "root@lab",
                "ssh-ed25519",
                "SHA256:shown",
                false,
                null,
                gateway.clock().instant()));
        Browser browser = new Browser(gateway);
        browser.signIn("admin", gateway.password());
        ShownHostKey shown = new ShownHostKey("root@lab", "ssh-ed25519", "SHA256:shown", false, null);
        ClientReport report =
                new ClientReport(WorkerId.of("check-10"), ClientId.of(client), "key", "line", shown, List.of());
        try (FakeWorker worker = new FakeWorker(200, report)) {
            gateway.hear(worker.heartbeat("check-10", gateway.clock().instant()));
            assertThat(submit(browser, client, "check", Map.of()).is(200).body())
                    .contains("root@lab shows the ssh-ed25519 host key SHA256:shown", "It is right");
        }

        Reply approved = submit(browser, client, "check/host-key", Map.of("fingerprint", "SHA256:shown"));

        assertThat(approved.is(302).header("location")).endsWith("/clients/%s/check?approved=yes".formatted(client));
        assertThat(browser.get("/clients/%s/check?approved=yes".formatted(client))
                        .is(200)
                        .body())
                .contains("load delay:2s");
        Awaitility.await()
                .untilAsserted(() -> assertThat(gateway.store().sent(ApproveHostKey.class))
                        .extracting(ApproveHostKey::fingerprint)
                        .contains("SHA256:shown"));
        Reply refused = submit(browser, client, "check/host-key", Map.of("fingerprint", "SHA256:another"));
        assertThat(refused.is(302).header("location")).endsWith("/");
    }

    @Test
    void nobodyElseMayAsk() {
        gateway.anonymous()
                .post("/api/v1/client-checks", "{\"address\":\"root@lab\"}")
                .is(401);
        gateway.anonymous()
                .post("/api/v1/key-installations", "{\"address\":\"root@lab\",\"password\":\"x\"}")
                .is(401);
    }

    private static Reply submit(Browser browser, String client, String action, Map<String, String> fields) {
        return browser.submit(
                "/clients/%s/check".formatted(client), "/clients/%s/%s".formatted(client, action), fields);
    }

    /** One that is alive, and finds this of every client. */
    private FakeWorker worker(String id, Verdict verdict) {
        ClientReport report = new ClientReport(
                WorkerId.of(id),
                ClientId.random(),
                "ssh-ed25519 AAAA gordailu@" + id,
                "restrict ssh-ed25519 AAAA gordailu@" + id,
                new ShownHostKey("root@lab", "ssh-ed25519", "SHA256:abc", true, null),
                List.of(new CheckStep(CheckedPart.LOGIN, verdict, "ssh.tried", "Tried it", Map.of("a", "b"))));
        FakeWorker worker = new FakeWorker(200, report);
        gateway.hear(worker.heartbeat(id, gateway.clock().instant()));
        return worker;
    }

    @Test
    void theRsyncsOfBothEndsAreShownWithTheClientAndWeakOnesFlagged() {
        String id = admin.post("/api/v1/clients", "{\"name\":\"!rsyncs\",\"address\":\"root@rsyncs\"}")
                .is(201)
                .at("/id");
        String path = "/api/v1/clients/" + id;
        assertThat(admin.get(path).json().at("/rsyncs")).isEmpty();

        tested(id, "3.3.0", 31);

        JsonNode shown = admin.get(path).json().at("/rsyncs/0");
        assertThat(shown.at("/workerId").asString()).isEqualTo("check-rsync");
        assertThat(shown.at("/version").asString()).isEqualTo("3.3.0");
        assertThat(shown.at("/protocol").asInt()).isEqualTo(31);
        assertThat(shown.at("/weakness/code").asString()).isEqualTo("rsync.vulnerable");
        assertThat(shown.at("/weakness/sentence").asString()).contains("rsync 3.3.0", "CVE-2024-12084");
        Browser browser = new Browser(gateway);
        browser.signIn("admin", gateway.password());
        assertThat(browser.get("/").body()).contains("rsync 3.3.0 is older than 3.4");
        assertThat(shown.at("/workerVersion").asString()).isEqualTo("3.5.0");
        assertThat(shown.at("/workerWeakness").isNull()).isTrue();
        assertThat(shown.at("/seenAt").asString())
                .isEqualTo(gateway.clock().instant().toString());

        tested(id, "3.5.0", 32);
        assertThat(admin.get(path).json().at("/rsyncs/0/weakness").isNull()).isTrue();
        assertThat(browser.get("/").body()).doesNotContain("rsync 3.3.0");

        admin.put(path, "{\"name\":\"!rsyncs\",\"address\":\"root@another\"}").is(200);
        assertThat(admin.get(path).json().at("/rsyncs"))
                .as("of an address it had")
                .isEmpty();
    }

    /** A backup tells the protocol alone: as long as that is the same, it is the rsync of which the version is known. */
    @Test
    void aBackupTellsWhichProtocolTheClientSpoke() {
        String id = admin.post("/api/v1/clients", "{\"name\":\"protocols\",\"address\":\"root@protocols\"}")
                .is(201)
                .at("/id");
        String path = "/api/v1/clients/" + id;

        gateway.hear(backedUp(id, 31));
        JsonNode first = admin.get(path).json().at("/rsyncs/0");
        assertThat(first.at("/version").isNull()).isTrue();
        assertThat(first.at("/weakness/code").asString()).isEqualTo("rsync.vulnerable");
        assertThat(first.at("/weakness/sentence").asString()).startsWith("An rsync that speaks protocol 31");

        tested(id, "3.2.7", 31);
        gateway.clock().advance(Duration.ofMinutes(5));
        gateway.hear(backedUp(id, 31));
        assertThat(versions(path)).containsExactly("3.2.7");

        gateway.clock().advance(Duration.ofMinutes(5));
        gateway.hear(backedUp(id, 32));
        JsonNode newer = admin.get(path).json().at("/rsyncs/0");
        assertThat(newer.at("/protocol").asInt()).isEqualTo(32);
        assertThat(newer.at("/version").isNull()).as("another rsync by now").isTrue();
        assertThat(newer.at("/weakness").isNull()).isTrue();
    }

    private List<String> versions(String path) {
        return admin.get(path)
                .json()
                .at("/rsyncs")
                .valueStream()
                .map(rsync -> rsync.at("/version").asString())
                .toList();
    }

    private SnapshotCompleted backedUp(String client, int protocol) {
        SnapshotCompleted some = new Facts("protocols").completed(1, "2026-11-23T02-00-00Z");
        JobDefinition definition = some.definition();
        Instant now = gateway.clock().instant();
        return new SnapshotCompleted(
                RunId.random(),
                1,
                new JobDefinition(
                        new Client(ClientId.of(client), "protocols", "", Address.parse("root@protocols"), true),
                        definition.job(),
                        definition.policy(),
                        definition.location()),
                WorkerId.of("check-rsync"),
                new SnapshotFacts(some.snapshot().id(), "/srv/x", now, now, 1, 1, 1, 1, List.of(), null, protocol));
    }

    private void tested(String client, String version, int protocol) {
        CheckStep step = new CheckStep(
                CheckedPart.RSYNC,
                Verdict.WARNED,
                "rsync.there",
                "It is there",
                Map.of("version", version, "protocol", "" + protocol));
        ClientReport report =
                new ClientReport(WorkerId.of("check-rsync"), ClientId.of(client), null, null, null, List.of(step));
        gateway.clock().advance(Duration.ofMinutes(5));
        try (FakeWorker worker = new FakeWorker(200, report)) {
            gateway.hear(worker.heartbeat("check-rsync", gateway.clock().instant()));
            admin.post("/api/v1/client-checks", "{\"clientId\":\"%s\"}".formatted(client))
                    .is(200);
        }
    }

    private void job(String client, String name, String paths) {
        String policy = admin.post(
                        "/api/v1/policies",
                        "{\"name\":\"check %s\",\"schedule\":{},\"retention\":{\"last\":1}}".formatted(name))
                .is(201)
                .at("/id");
        admin.post(
                        "/api/v1/jobs",
                        "{\"name\":\"%s\",\"clientId\":\"%s\",\"policyId\":\"%s\",\"locationId\":\"main\",\"paths\":%s}"
                                .formatted(name, client, policy, paths))
                .is(201);
    }
}
