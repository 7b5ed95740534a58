package eus.gordailu.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.check.WorkerCalls;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.RestoreId;
import eus.gordailu.contracts.restore.RestoreLog;
import eus.gordailu.contracts.restore.RestoreLogLine;
import eus.gordailu.gateway.testing.Browser;
import eus.gordailu.gateway.testing.Facts;
import eus.gordailu.gateway.testing.FakeWorker;
import eus.gordailu.gateway.testing.Http;
import eus.gordailu.gateway.testing.Reply;
import eus.gordailu.gateway.testing.RestoreFacts;
import eus.gordailu.gateway.testing.TestGateway;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class RestorePageTest {

    private static final String SNAPSHOT = "2026-11-23T02-00-20Z";
    private static final String HOSTILE = "<script>alert(1)</script>' onload=x ${7*7} [[${7*7}]]";
    private static final String SHOWN = "&lt;script&gt;alert(1)&lt;/script&gt;";
    private static final JsonMapper JSON = new JsonMapper();

    private final TestGateway gateway = TestGateway.shared();
    private final Http admin = gateway.admin();
    private final Browser browser = new Browser(gateway);

    @BeforeEach
    void signInAfterOtherWorkersHaveFallenSilent() {
        gateway.clock().advance(Duration.ofMinutes(5));
        browser.signIn("admin", gateway.password());
    }

    @Test
    void eachSnapshotLeadsToAFormThatHasTheJobsPathsAndItsClient() {
        Facts facts = backedUp("leads", "/srv//www/", "/etc");
        String form = form(facts);
        String link = form.replace("&", "&amp;");

        assertThat(browser.get("/fragments/snapshots").body()).contains("href=\"" + link + "\"");
        assertThat(browser.get("/jobs/%s/retention".formatted(facts.jobId())).body())
                .contains("href=\"" + link + "\"");
        String page = browser.get(form).is(200).body();
        assertThat(page)
                .contains("Restore of leads / leads", SNAPSHOT, ">/srv/www/\n/etc</textarea>")
                .contains("value=\"%s\" selected=\"selected\">leads<".formatted(facts.clientId()))
                .contains("name=\"directory\"", "value=\"/\"", "Show what would change")
                .doesNotContain("checked=", "??", "Choose one");
        browser.get("/restores/new?jobId=%s&snapshotId=2020-01-01T00-00-00Z".formatted(facts.jobId()))
                .is(404);
        browser.get("/restores/new?jobId=x&snapshotId=y").is(404);
        browser.get("/restores/new").is(400);
    }

    @Test
    void theFormAsksForADryRunOfWhatWasPutIn() {
        Facts facts = backedUp("puts in", "/etc");
        Reply sent =
                submit(facts, Map.of("paths", "/etc/a\r\n\r\n/etc/b c\n", "directory", "/srv/back", "deletes", "true"));

        JsonNode restore = restore(sent);
        assertThat(restore.at("/dryRun").asBoolean()).isTrue();
        assertThat(restore.at("/deletes").asBoolean()).isTrue();
        assertThat(restore.at("/directory").asString()).isEqualTo("/srv/back");
        assertThat(restore.at("/paths").valueStream().map(JsonNode::asString)).containsExactly("/etc/a", "/etc/b c");
        assertThat(restore.at("/clientId").asString())
                .isEqualTo(facts.clientId().toString());
        assertThat(restore.at("/requestedBy").asString()).isEqualTo("admin");
        assertThat(restore(submit(facts, Map.of())).at("/deletes").asBoolean(true))
                .isFalse();
        String page =
                browser.get("/restores/" + restore.at("/id").asString()).is(200).body();
        assertThat(page)
                .contains("dry run", "To puts in, below /srv/back", "/etc/b c", "Asked for by admin", "Requested")
                .contains(
                        "What is not in the snapshot is deleted there", "What it would do", "Nothing is listed so far")
                .doesNotContain("??", "Restore now", "<li>");
    }

    @Test
    void whatIsRefusedIsSaidBesideWhatWasPutIn() {
        Facts facts = backedUp("refused", "/etc");
        String page = submit(facts, Map.of("paths", "/etc\n/../" + HOSTILE, "directory", "/x\"><b>", "deletes", "true"))
                .is(200)
                .body();
        assertThat(page)
                .contains("role=\"alert\"", "has an empty name, a . or a .. in it", SHOWN)
                .contains("/x&quot;&gt;&lt;b&gt;", "checked=\"checked\"", "selected=\"selected\">refused<")
                .doesNotContain("<script>alert", "<b>", " 49");
        assertThat(admin.get("/api/v1/restores?jobId=" + facts.jobId())
                        .json()
                        .at("/total")
                        .asInt())
                .isZero();
    }

    @Test
    void whereTheClientIsInactiveAnotherMustBeChosen() {
        Facts facts = backedUp("asleep on the form", "/etc");
        String path = "/api/v1/clients/" + facts.clientId();
        admin.with("If-Match", admin.get(path).header("etag"))
                .put(path, "{\"name\":\"asleep on the form\",\"active\":false}")
                .is(200);
        assertThat(browser.get(form(facts)).body())
                .contains("<option value=\"\">Choose one")
                .doesNotContain("selected=", ">asleep on the form<");
        assertThat(submit(facts, Map.of("clientId", "")).is(200).body()).contains("is inactive: set it active first");
    }

    @Test
    void aRestoreIsFollowedOnItsPageUntilItHasEnded() {
        RestoreFacts restore = asked(backedUp("followed there", "/etc"));
        String path = "/restores/" + restore.id();
        assertThat(browser.get(path).body()).contains("hx-get=\"" + path + "/part\"", "/abort\"");
        gateway.clock().advance(Duration.ofSeconds(61));
        assertThat(browser.get(path + "/part", "HX-Request", "true").is(200).body())
                .startsWith("<div")
                .contains("No worker that serves the location")
                .doesNotContain("<html", "??");

        RestoreLog log = new RestoreLog(
                List.of(
                        new RestoreLogLine(RestoreLogLine.Kind.REPLACED, "/etc/" + HOSTILE),
                        new RestoreLogLine(RestoreLogLine.Kind.DELETED, "/etc/old/")),
                true);
        try (FakeWorker worker = new FakeWorker(200, log)) {
            gateway.hear(worker.heartbeat(restore.worker(), gateway.clock().instant()));
            gateway.hear(restore.started(), restore.progress(4_800_000));
            assertThat(browser.get(path + "/part").body())
                    .contains("Running", "3 files · 4.8 MB · 100 B/s · 3 min 0 s left", "every 2s", "hx-get=")
                    .contains(">replaced<", SHOWN, ">deleted<", "/etc/old/", "These are the first")
                    .doesNotContain("<script>alert", " 49", "Nothing is listed");
            assertThat(worker.questions().getFirst().path()).isEqualTo(WorkerCalls.RESTORE_LOG);
            assertThat(worker.questions().getFirst().body().at("/limit").asInt())
                    .isEqualTo(500);

            gateway.hear(restore.completed("/etc/x: " + HOSTILE));
            String ended = browser.get(path).is(200).body();
            assertThat(ended)
                    .contains(
                            "With warnings",
                            "15 entries would be changed · 12 files of 34 kB · 2 entries would be deleted")
                    .contains(
                            "What could not be brought",
                            "/etc/x: " + SHOWN,
                            "Restore now",
                            "What was listed is done at followed there")
                    .doesNotContain("hx-get=", "/abort\"", "??", "<script>alert");
        }
        gateway.clock().advance(Duration.ofMinutes(5));
        assertThat(browser.get(path).is(200).body()).contains("has not been heard of in the last minute");
    }

    @Test
    void whatADryRunHasListedIsDoneOnceFromItsPage() {
        Facts facts = backedUp("listed first", "/etc");
        Reply sent = submit(facts, Map.of("paths", "/etc/ssl", "directory", "/srv/back", "deletes", "true"));
        RestoreFacts dryRun = new RestoreFacts(id(sent), facts.ref(), "restorer-9");
        String path = "/restores/" + dryRun.id();
        assertThat(browser.submit(path, path + "/now", Map.of()).is(302).header("location"))
                .endsWith(path);
        assertThat(browser.get(path).body()).contains("role=\"alert\"", "is no dry run that has come to its end");
        gateway.hear(dryRun.started(), dryRun.completed());

        JsonNode done = restore(browser.submit(path, path + "/now", Map.of()));
        assertThat(done.at("/id").asString()).isNotEqualTo(dryRun.id().toString());
        assertThat(done.at("/dryRun").asBoolean(true)).isFalse();
        assertThat(done.at("/deletes").asBoolean()).isTrue();
        assertThat(done.at("/paths/0").asString()).isEqualTo("/etc/ssl");
        assertThat(done.at("/directory").asString()).isEqualTo("/srv/back");
        assertThat(done.at("/snapshotId").asString()).isEqualTo(SNAPSHOT);
        assertThat(done.at("/clientId").asString()).isEqualTo(facts.clientId().toString());
        assertThat(restore(browser.submit(path, path + "/now", Map.of())).at("/id"))
                .isEqualTo(done.at("/id"));

        RestoreFacts real = new RestoreFacts(RestoreId.of(done.at("/id").asString()), facts.ref(), "restorer-9");
        gateway.hear(real.started(), real.completed());
        assertThat(browser.get("/restores/" + real.id()).body())
                .contains("15 entries were changed · 12 files of 34 kB · 2 entries deleted", "What it did")
                .doesNotContain("Restore now", ">dry run<");
        browser.submit(path, "/restores/" + real.id() + "/now", Map.of()).is(302);
        assertThat(browser.get("/restores/" + real.id()).body()).contains("is no dry run");
    }

    @Test
    void whatWasListedForOneAddressIsNotDoneAtAnother() {
        Facts facts = backedUp("moved since", "/etc");
        RestoreFacts dryRun = new RestoreFacts(
                id(submit(facts, Map.of("paths", "/etc/ssl", "directory", "/"))), facts.ref(), "restorer-9");
        String path = "/restores/" + dryRun.id();
        gateway.hear(dryRun.started(), dryRun.completed());
        String client = "/api/v1/clients/" + facts.clientId();
        admin.put(
                        client,
                        "{\"name\":\"%s\",\"address\":\"root@elsewhere.example.org\"}"
                                .formatted(admin.get(client).at("/name")))
                .is(200);

        assertThat(browser.submit(path, path + "/now", Map.of()).is(302).header("location"))
                .endsWith(path);
        assertThat(browser.get(path).body()).contains("is reached at another address");
    }

    @Test
    void aRestoreIsAbortedFromItsPageAndSaysSo() {
        RestoreFacts restore = asked(backedUp("aborted there", "/etc"));
        String path = "/restores/" + restore.id();
        gateway.hear(restore.started());
        browser.submit(path, path + "/abort", Map.of()).is(302);
        assertThat(admin.get("/api/v1" + path).at("/abortRequestedBy")).isEqualTo("admin");
        assertThat(browser.get(path).body()).contains("is being aborted").doesNotContain("/abort\"");
        gateway.hear(restore.aborted());
        browser.submit("/", path + "/abort", Map.of()).is(302);
        assertThat(browser.get(path).body()).contains("Aborted", "there is nothing left to abort");
    }

    @Test
    void aFailureIsSaidOnThePage() {
        RestoreFacts restore = asked(backedUp("failed there", "/etc"));
        gateway.hear(restore.started(), restore.failed());
        assertThat(browser.get("/restores/" + restore.id()).body())
                .contains("Failed", "correct the client&#39;s address")
                .doesNotContain("hx-get=", "Restore now");
    }

    @Test
    void namesAreShownAsTextWhateverTheyAre() {
        Facts facts = backedUp("<b>x</b>${7*7}", "/" + HOSTILE.replace("</", "<"));
        String form = browser.get(form(facts)).is(200).body();
        String page = browser.get("/restores/" + asked(facts).id()).is(200).body();
        for (String shown : List.of(form, page)) {
            assertThat(shown)
                    .contains("&lt;b&gt;x&lt;/b&gt;${7*7}")
                    .doesNotContain("<b>x", "<script>alert", " 49", "style=", "onclick", "javascript:");
        }
    }

    @Test
    void whatNobodyKnowsIsNoPageAndAFormNeedsThePagesToken() {
        browser.get("/restores/" + UUID.randomUUID()).is(404);
        browser.get("/restores/x").is(404);
        browser.post("/restores", fields(backedUp("forged", "/etc"))).is(403);
        new Browser(gateway).get("/restores/" + UUID.randomUUID()).is(302);
    }

    private RestoreFacts asked(Facts facts) {
        return new RestoreFacts(id(submit(facts, Map.of("paths", "/etc/nginx"))), facts.ref(), "restorer-9");
    }

    private static RestoreId id(Reply sent) {
        String location = sent.is(302).header("location");
        return RestoreId.of(location.substring(location.lastIndexOf('/') + 1));
    }

    private JsonNode restore(Reply sent) {
        return admin.get("/api/v1/restores/" + id(sent)).is(200).json();
    }

    private Reply submit(Facts facts, Map<String, String> more) {
        Map<String, String> fields = fields(facts);
        fields.putAll(more);
        return browser.submit(form(facts), "/restores", fields);
    }

    private static Map<String, String> fields(Facts facts) {
        return new HashMap<>(Map.of(
                "jobId",
                facts.jobId().toString(),
                "snapshotId",
                SNAPSHOT,
                "paths",
                "/etc",
                "clientId",
                facts.clientId().toString(),
                "directory",
                "/"));
    }

    private static String form(Facts facts) {
        return "/restores/new?jobId=%s&snapshotId=%s".formatted(facts.jobId(), SNAPSHOT);
    }

    /** A client with a job of the same name that has a snapshot. */
    private Facts backedUp(String name, String... paths) {
        String client = admin.post("/api/v1/clients", JSON.writeValueAsString(Map.of("name", name)))
                .is(201)
                .at("/id");
        String job = admin.post(
                        "/api/v1/jobs",
                        JSON.writeValueAsString(Map.of("clientId", client, "name", name, "paths", List.of(paths))))
                .is(201)
                .at("/id");
        Facts facts = new Facts(new JobRef(ClientId.of(client), name, JobId.of(job), name)).bringing(paths);
        gateway.hear(facts.completed(1, SNAPSHOT));
        return facts;
    }
}
