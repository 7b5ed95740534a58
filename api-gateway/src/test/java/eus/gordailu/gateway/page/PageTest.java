package eus.gordailu.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.ApproveHostKey;
import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.snapshot.FindingKind;
import eus.gordailu.contracts.worker.HostKeySeen;
import eus.gordailu.contracts.worker.LocationStatus;
import eus.gordailu.contracts.worker.WorkerHeartbeat;
import eus.gordailu.gateway.testing.Browser;
import eus.gordailu.gateway.testing.Facts;
import eus.gordailu.gateway.testing.Reply;
import eus.gordailu.gateway.testing.TestGateway;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    private static final String HOSTILE = "<script>alert(1)</script>' onload=x ${7*7} [[${7*7}]]";

    private final TestGateway gateway = TestGateway.shared();
    private final Browser browser = new Browser(gateway);

    @Test
    void aStrangerIsSentToTheSignInPageAndAFragmentSendsItsPageThere() {
        Reply home = browser.get("/").is(302);
        assertThat(home.header("location")).endsWith("/login");
        Reply fragment = browser.get("/fragments/runs", "HX-Request", "true").is(401);
        assertThat(fragment.header("hx-redirect")).isEqualTo("/login");
        assertThat(browser.get("/login").is(200).body()).contains("<h1>Sign in</h1>");
    }

    @Test
    void aWrongPasswordIsToldAndTheRightOneOpensThePage() {
        assertThat(browser.submit("/login", "/login", Map.of("username", "admin", "password", "wrong"))
                        .header("location"))
                .endsWith("/login?error");
        assertThat(browser.get("/login?error").body()).contains("The user or the password is wrong");
        browser.signIn("admin", gateway.password());
        Reply home = browser.get("/").is(200);
        assertThat(home.body()).contains("Last runs", "gordailu / catalogue", "7 daily, 4 weekly, 12 monthly");
        assertThat(home.header("content-security-policy")).contains("script-src 'self'");
        browser.submit("/", "/logout", Map.of());
        browser.get("/").is(302);
    }

    @Test
    void namesAreShownAsTextWhateverTheyAre() {
        String client = gateway.admin()
                .post("/api/v1/clients", "{\"name\":\"%s\",\"description\":\"%s\"}".formatted(HOSTILE, HOSTILE))
                .is(201)
                .at("/id");
        String job = gateway.admin()
                .post(
                        "/api/v1/jobs",
                        "{\"clientId\":\"%s\",\"name\":\"%s\",\"paths\":[\"/%s\"]}".formatted(client, HOSTILE, HOSTILE))
                .is(201)
                .at("/id");
        Facts facts = new Facts(new JobRef(ClientId.of(client), HOSTILE, JobId.of(job), HOSTILE));
        gateway.hear(facts.queued(), facts.completed(1, "2026-11-23T02-00-00Z"));

        String page =
                browser.signIn("admin", gateway.password()).get("/").is(200).body();

        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "${7*7}")
                .doesNotContain("<script>alert", " 49");
        assertThat(page).doesNotContain("style=", "onclick", "javascript:");
    }

    @Test
    void aHostKeyWaitsForAPersonAndIsApprovedOnThePage() {
        ClientId client = ClientId.of(gateway.admin()
                .post("/api/v1/clients", "{\"name\":\"host-key\",\"address\":\"root@host-key\"}")
                .is(201)
                .at("/id"));
        gateway.hear(new HostKeySeen(
                WorkerId.of("w1"), client, "root@host-key", "ssh-rsa", "SHA256:new", false, "SHA256:old", Facts.AT));

        assertThat(browser.signIn("admin", gateway.password()).get("/").body())
                .contains("host-key shows a host key that waits for your approval")
                .contains("ssh-rsa SHA256:new instead of SHA256:old");
        browser.submit("/", "/clients/" + client + "/host-key", Map.of("fingerprint", "SHA256:new"));

        Awaitility.await()
                .untilAsserted(() -> assertThat(gateway.store().sent(ApproveHostKey.class))
                        .extracting(ApproveHostKey::clientId)
                        .contains(client));
        browser.submit("/", "/clients/" + client + "/host-key", Map.of("fingerprint", "SHA256:old"));
        assertThat(browser.get("/").body()).contains("shows no host key SHA256:old that waits for approval");
        gateway.hear(new HostKeySeen(
                WorkerId.of("w1"),
                client,
                "root@host-key",
                "ssh-rsa",
                "SHA256:new",
                true,
                null,
                Facts.AT.plusSeconds(1)));
        assertThat(browser.get("/").body()).doesNotContain("SHA256:new");
    }

    @Test
    void whatAJobKeepsIsShownWithItsReasonsAndForEachOfTheNextDays() {
        String client = gateway.admin()
                .post("/api/v1/clients", "{\"name\":\"keeper <b>\"}")
                .is(201)
                .at("/id");
        String policy = gateway.admin()
                .post(
                        "/api/v1/policies",
                        "{\"name\":\"two days\",\"schedule\":{\"zone\":\"UTC\",\"times\":[\"02:00\"]},\"retention\":{\"daily\":2}}")
                .is(201)
                .at("/id");
        String job = gateway.admin()
                .post(
                        "/api/v1/jobs",
                        "{\"clientId\":\"%s\",\"name\":\"mail\",\"paths\":[\"/var/mail\"],\"policyId\":\"%s\"}"
                                .formatted(client, policy))
                .is(201)
                .at("/id");
        Facts facts = new Facts(new JobRef(ClientId.of(client), "keeper <b>", JobId.of(job), "mail"));
        gateway.hear(
                facts.completedFrom(Instant.parse("2026-11-20T02:00:00Z")),
                facts.completedFrom(Instant.parse("2026-11-22T02:00:00Z")),
                facts.completedFrom(Instant.parse("2026-11-23T02:00:00Z")));
        browser.signIn("admin", gateway.password());

        String path = "/jobs/" + job + "/retention";
        assertThat(browser.get("/").is(200).body()).contains("href=\"" + path + "\"");
        String page = browser.get(path).is(200).body();

        assertThat(page)
                .contains("keeper &lt;b&gt; / mail", "2 daily", "The next 30 days", "?days=400")
                .contains("the newest good one · daily, 2026-11-23", "daily, 2026-11-22")
                .contains(
                        "Would go, were the policy applied now",
                        "2026-11-20T02-00-00Z",
                        "no rule of the policy needs it")
                .contains("Tue 24 Nov 2026", "1 run · 2 snapshots kept", "Goes: 2026-11-22T02-00-00Z")
                .doesNotContain("??", "<b>", "waits for your decision");
        gateway.hear(facts.found("2026-11-24T02-00-00Z", FindingKind.ANOMALOUS));
        assertThat(browser.get(path).is(200).body())
                .contains("Snapshot 2026-11-24T02-00-00Z waits for your decision. Until then nothing goes");
        gateway.hear(facts.accepted("2026-11-24T02-00-00Z", Facts.AT));
        assertThat(browser.get(path + "?days=400").is(200).body())
                .contains("The next 400 days")
                .doesNotContain("?days=400");
        browser.get(path + "?days=401").is(400);
        browser.get(path + "?days=a").is(400);
        browser.get("/jobs/" + UUID.randomUUID() + "/retention").is(404);
    }

    @Test
    void ofAJobThatWasMovedThePageCountsAndMeasuresItsPresentLocationAndSaysWhereTheOthersAre() {
        String client = gateway.admin()
                .post("/api/v1/clients", "{\"name\":\"mover\"}")
                .is(201)
                .at("/id");
        String job = gateway.admin()
                .post(
                        "/api/v1/jobs",
                        "{\"clientId\":\"%s\",\"name\":\"mail\",\"paths\":[\"/var/mail\"]}".formatted(client))
                .is(201)
                .at("/id");
        Facts facts = new Facts(new JobRef(ClientId.of(client), "mover", JobId.of(job), "mail"));
        Facts before = facts.on("old-disk");
        gateway.hear(
                before.completedFrom(Instant.parse("2026-11-20T02:00:00Z")),
                before.completedFrom(Instant.parse("2026-11-21T02:00:00Z")),
                before.rotated("2026-11-21T02-00-00Z"),
                facts.completedFrom(Instant.parse("2026-11-22T02:00:00Z")));
        browser.signIn("admin", gateway.password());

        assertThat(row("mover / mail")).contains("1 snapshot").doesNotContain("3 snapshots", "on disk");
        gateway.hear(facts.rotatedAt(Facts.AT.plusSeconds(600), "2026-11-22T02-00-00Z"));
        assertThat(row("mover / mail")).contains("1 snapshot · 34 kB on disk");
        assertThat(browser.get("/jobs/" + job + "/retention").is(200).body())
                .contains("2 snapshots are on old-disk, where this job was before")
                .doesNotContain("2026-11-21T02-00-00Z");
    }

    @Test
    void aPolicyThatKeepsAllOfATimeSaysSo() {
        keepingWithin("thirty days", "P30D");
        keepingWithin("one day", "P1D");
        keepingWithin("a day and a half", "PT36H");
        browser.signIn("admin", gateway.password());

        assertThat(browser.get("/fragments/jobs").is(200).body())
                .contains(
                        "keeps all of the last 30 days<",
                        "keeps all of the last day<",
                        "keeps all of the last 36 h 0 min<");
    }

    private void keepingWithin(String name, String span) {
        String client = gateway.admin()
                .post("/api/v1/clients", "{\"name\":\"%s\"}".formatted(name))
                .is(201)
                .at("/id");
        String policy = gateway.admin()
                .post(
                        "/api/v1/policies",
                        "{\"name\":\"%s\",\"schedule\":{\"times\":[]},\"retention\":{\"keepWithin\":\"%s\"}}"
                                .formatted(name, span))
                .is(201)
                .at("/id");
        gateway.admin()
                .post(
                        "/api/v1/jobs",
                        "{\"clientId\":\"%s\",\"name\":\"etc\",\"paths\":[\"/etc\"],\"policyId\":\"%s\"}"
                                .formatted(client, policy))
                .is(201);
    }

    /** What the page says of this job's snapshots. */
    private String row(String job) {
        return Arrays.stream(browser.get("/fragments/snapshots").is(200).body().split("class=\"g-row\""))
                .filter(row -> row.contains(job))
                .collect(Collectors.joining());
    }

    @Test
    void ofMoreSnapshotsThanAreListedTheRestIsCounted() {
        String client = gateway.admin()
                .post("/api/v1/clients", "{\"name\":\"keeper of many\"}")
                .is(201)
                .at("/id");
        String job = gateway.admin()
                .post(
                        "/api/v1/jobs",
                        "{\"clientId\":\"%s\",\"name\":\"mail\",\"paths\":[\"/var/mail\"]}".formatted(client))
                .is(201)
                .at("/id");
        Facts facts = new Facts(new JobRef(ClientId.of(client), "keeper of many", JobId.of(job), "mail"));
        Instant first = Instant.parse("2026-11-22T02:00:00Z");
        for (int minute = 0; minute < 140; minute++) {
            gateway.hear(facts.completedFrom(first.plusSeconds(60L * minute)));
        }
        browser.signIn("admin", gateway.password());

        assertThat(browser.get("/jobs/" + job + "/retention?days=400").is(200).body())
                .contains("Would go, were the policy applied now", "and 37 more");
        assertThat(browser.get("/jobs/" + job + "/retention").is(200).body()).doesNotContain("more<");
    }

    @Test
    void ofMoreSnapshotsThatGoOnADayThanAreListedTheRestIsCounted() {
        String client = gateway.admin()
                .post("/api/v1/clients", "{\"name\":\"keeper of a day\"}")
                .is(201)
                .at("/id");
        String policy = gateway.admin()
                .post(
                        "/api/v1/policies",
                        "{\"name\":\"a day\",\"schedule\":{\"zone\":\"UTC\",\"times\":[\"02:00\"]},\"retention\":{\"keepWithin\":\"P1D\"}}")
                .is(201)
                .at("/id");
        String job = gateway.admin()
                .post(
                        "/api/v1/jobs",
                        "{\"clientId\":\"%s\",\"name\":\"mail\",\"paths\":[\"/var/mail\"],\"policyId\":\"%s\"}"
                                .formatted(client, policy))
                .is(201)
                .at("/id");
        Facts facts = new Facts(new JobRef(ClientId.of(client), "keeper of a day", JobId.of(job), "mail"));
        Instant midnight = Instant.parse("2026-11-23T00:00:00Z");
        for (int minute = 0; minute <= 120; minute++) {
            gateway.hear(facts.completedFrom(midnight.plusSeconds(60L * minute)));
        }
        browser.signIn("admin", gateway.password());

        assertThat(browser.get("/jobs/" + job + "/retention?days=400").is(200).body())
                .contains("Goes: 2026-11-23T02-00-00Z, ", " and 21 more<");
    }

    @ParameterizedTest
    @ValueSource(strings = {"safety", "runs", "jobs", "snapshots", "clients", "locations"})
    void everyPartRefreshesItself(String part) {
        browser.signIn("admin", gateway.password());
        assertThat(browser.get("/").body()).contains("hx-get=\"/fragments/" + part + "\"");
        assertThat(browser.get("/fragments/" + part, "HX-Request", "true")
                        .is(200)
                        .body())
                .startsWith("<div")
                .doesNotContain("<html", "??");
        browser.get("/fragments/nothing").is(404);
    }

    @Test
    void aJobIsRunAndItsRunAbortedFromThePage() {
        browser.signIn("admin", gateway.password());
        String client = gateway.admin()
                .post("/api/v1/clients", "{\"name\":\"pressed\"}")
                .at("/id");
        String job = gateway.admin()
                .post(
                        "/api/v1/jobs",
                        "{\"clientId\":\"%s\",\"name\":\"button\",\"paths\":[\"/etc\"]}".formatted(client))
                .at("/id");
        browser.submit("/", "/runs", Map.of("jobId", job)).is(302);
        Reply run = gateway.admin().get("/api/v1/runs?jobId=" + job);
        assertThat(run.at("/items/0/requestedBy")).isEqualTo("admin");

        browser.submit("/", "/runs/" + run.at("/items/0/id") + "/abort", Map.of())
                .is(302);
        assertThat(gateway.admin().get("/api/v1/runs?jobId=" + job).at("/items/0/abortRequestedAt"))
                .isNotBlank();
        browser.submit("/", "/runs", Map.of("jobId", UUID.randomUUID().toString()))
                .is(302);
        assertThat(browser.get("/").body()).contains("role=\"alert\"", "There is no job");
    }

    @Test
    void whatWaitsForAPersonIsShownWithWhatWasFoundAndIsDecidedFromThePage() {
        String snapshot = "2026-11-24T02-00-00Z";
        Facts facts = new Facts("undecided on the page");
        gateway.hear(facts.completed(1, "2026-11-23T02-00-00Z"), facts.found(snapshot, FindingKind.SUSPICIOUS));
        browser.signIn("admin", gateway.password());
        assertThat(browser.get("/").body())
                .contains("undecided on the page", "Most of it is gone: look.", "It is right");

        Map<String, String> form = Map.of("jobId", facts.jobId().toString(), "snapshotId", snapshot);
        browser.submit("/", "/snapshots/accept", form).is(302);
        String path = "/api/v1/jobs/" + facts.jobId() + "/snapshots/" + snapshot;
        assertThat(gateway.admin().get(path).at("/pendingChange")).isEqualTo("ACCEPT");
        browser.submit("/", "/snapshots/remove", form).is(302);
        assertThat(gateway.admin().get(path).at("/pendingChange")).isEqualTo("EXPIRE");

        gateway.hear(facts.accepted(snapshot, Facts.AT));
        assertThat(browser.get("/").body()).doesNotContain("Most of it is gone: look.");
        browser.submit("/", "/snapshots/accept", form).is(302);
        assertThat(browser.get("/").body()).contains("role=\"alert\"", "there is nothing to accept");
    }

    @Test
    void aLocationThatIsNotReadySaysWhyAndShowsNoRoom() {
        gateway.admin()
                .post("/api/v1/locations", "{\"id\":\"cellar\",\"name\":\"Cellar\",\"directory\":\"/srv/cellar\"}")
                .is(201);
        Instant now = gateway.clock().instant();
        LocationStatus status = new LocationStatus(LocationId.of("cellar"), false, "The cellar is dark.", 0, 0);
        gateway.hear(new WorkerHeartbeat(
                WorkerId.of("zz-page"), now, now.plusSeconds(60), 1, List.of(status), List.of(), Map.of(), null));
        browser.signIn("admin", gateway.password());

        assertThat(browser.get("/fragments/locations").is(200).body())
                .contains("The cellar is dark.")
                .doesNotContain("0 B free of 0 B");
    }

    @Test
    void aFormWithoutThePagesTokenIsRefused() {
        browser.signIn("admin", gateway.password());
        browser.post("/runs", Map.of("jobId", UUID.randomUUID().toString())).is(403);
    }

    @Test
    void thePagesFilesComeFromTheServerItself() {
        assertThat(browser.get("/login").body()).doesNotContain("http://", "https://", "//cdn");
        for (String asset : List.of(
                "bootstrap/bootstrap.min.css",
                "htmx/htmx.min.js",
                "gordailu/gordailu.css",
                "gordailu/theme.js",
                "gordailu/mark.svg")) {
            browser.get("/assets/" + asset).is(200);
        }
    }

    @Test
    void anUnknownPageIsAPage() {
        browser.signIn("admin", gateway.password());
        assertThat(browser.get("/nowhere").is(404).body()).contains("There is no such thing", "Back to the start");
    }
}
