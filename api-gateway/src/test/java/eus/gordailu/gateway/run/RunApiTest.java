package eus.gordailu.gateway.run;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.run.AbortRun;
import eus.gordailu.contracts.run.RunOutcome;
import eus.gordailu.contracts.run.StartRun;
import eus.gordailu.gateway.testing.Facts;
import eus.gordailu.gateway.testing.Http;
import eus.gordailu.gateway.testing.Reply;
import eus.gordailu.gateway.testing.TestGateway;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RunApiTest {

    private static final String SNAPSHOT = "2026-11-23T02-00-20Z";

    private final TestGateway gateway = TestGateway.shared();
    private final Http admin = gateway.admin();

    @Test
    void aStartedRunIsRequestedAndItsCommandIsSent() {
        String job = job("start", true);
        Reply started = admin.post("/api/v1/jobs/" + job + "/runs", "").is(202);

        assertThat(started.at("/state")).isEqualTo("REQUESTED");
        assertThat(started.at("/requestedBy")).isEqualTo("admin");
        assertThat(started.at("/jobName")).isEqualTo("start");
        assertThat(admin.get(started.header("location")).is(200).at("/id")).isEqualTo(started.at("/id"));
        Awaitility.await()
                .untilAsserted(() -> assertThat(gateway.store().sent(StartRun.class))
                        .extracting(StartRun::runId)
                        .contains(RunId.of(started.at("/id"))));
    }

    @Test
    void theSameIdempotencyKeyStartsOneRun() {
        String job = job("idempotent", true);
        Http once = admin.with("Idempotency-Key", "monday");
        String first = once.post("/api/v1/jobs/" + job + "/runs", "").is(202).at("/id");
        assertThat(once.post("/api/v1/jobs/" + job + "/runs", "").is(202).at("/id"))
                .isEqualTo(first);
        assertThat(admin.get("/api/v1/runs?jobId=" + job).json().at("/total").asInt())
                .isOne();
        end(job, first);
        assertThat(admin.with("Idempotency-Key", "tuesday")
                        .post("/api/v1/jobs/" + job + "/runs", "")
                        .is(202)
                        .at("/id"))
                .isNotEqualTo(first);
        assertThat(gateway.store().sent(StartRun.class).stream()
                        .filter(command -> command.runId().equals(RunId.of(first))))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aJobHasOneRunAtATimeAndASecondRequestIsToldWhichOneItIs() {
        String job = job("twice", true);
        String first = admin.post("/api/v1/jobs/" + job + "/runs", "").is(202).at("/id");

        admin.post("/api/v1/jobs/" + job + "/runs", "").isProblem(409, "conflict", "twice", first, "REQUESTED");
        assertThat(admin.get("/api/v1/runs?jobId=" + job).json().at("/total").asInt())
                .isOne();
        end(job, first);
        admin.post("/api/v1/jobs/" + job + "/runs", "").is(202);
    }

    @Test
    void ofSeveralWhoAskAtOnceOneGetsTheRun() throws Exception {
        String job = job("wanted", true);
        RunStarter starter = gateway.bean(RunStarter.class);
        // Not over HTTP: whoever signs in waits for the check of the password, and they would come one by one.
        Callable<RunView> ask = () -> starter.start(RunId.random(), JobId.of(job), "admin");
        try (ExecutorService askers = Executors.newFixedThreadPool(8)) {
            assertThat(askers.invokeAll(Collections.nCopies(8, ask)).stream()
                            .filter(asked -> asked.state() == Future.State.SUCCESS))
                    .hasSize(1);
        }

        assertThat(admin.get("/api/v1/runs?jobId=" + job).json().at("/total").asInt())
                .isOne();
    }

    @Test
    void aRunIsInTheWayOfAnotherInEveryStateButItsLast() {
        String job = job("busy", true);
        Facts facts = new Facts(new JobRef(ClientId.random(), "host", JobId.of(job), "busy"), RunId.random());
        gateway.hear(facts.queued());
        assertInTheWay(job, facts.run(), "QUEUED");
        gateway.hear(facts.started(1));
        assertInTheWay(job, facts.run(), "RUNNING");
        gateway.hear(facts.failed(1), facts.retrying(2));
        assertInTheWay(job, facts.run(), "RETRY_WAIT");

        gateway.hear(facts.finished(RunOutcome.COMPLETED_WITH_WARNINGS));
        admin.post("/api/v1/jobs/" + job + "/runs", "").is(202);
    }

    private void assertInTheWay(String job, RunId run, String state) {
        admin.post("/api/v1/jobs/" + job + "/runs", "").isProblem(409, "conflict", "busy", run.toString(), state);
    }

    @Test
    void aJobOfAnInactiveClientIsNotStarted() {
        String client = admin.post("/api/v1/clients", "{\"name\":\"sleeping host\",\"active\":false}")
                .is(201)
                .at("/id");
        String job = admin.post(
                        "/api/v1/jobs",
                        "{\"clientId\":\"%s\",\"name\":\"awake\",\"paths\":[\"/etc\"]}".formatted(client))
                .is(201)
                .at("/id");

        admin.post("/api/v1/jobs/" + job + "/runs", "")
                .isProblem(409, "conflict", "The client of the job \"awake\" is inactive");
    }

    @Test
    void anInactiveOrUnknownJobIsNotStarted() {
        admin.post("/api/v1/jobs/" + job("asleep", false) + "/runs", "")
                .isProblem(409, "conflict", "The job \"asleep\" is inactive");
        admin.post("/api/v1/jobs/" + UUID.randomUUID() + "/runs", "").isProblem(404, "not-found", "/api/v1/jobs");
    }

    @Test
    void aRunThatIsFirstHeardOfByALateEventIsShownWithAllItsParts() {
        Facts facts = new Facts("late");
        gateway.hear(facts.rotated(SNAPSHOT, "2026-11-01T02-00-00Z"), facts.completed(2, SNAPSHOT), facts.started(2));
        gateway.hear(facts.failed(1), facts.started(1), facts.offsite(SNAPSHOT), facts.queued());
        Reply run = admin.get("/api/v1/runs/" + facts.run()).is(200);

        assertThat(run.at("/state")).isEqualTo("RUNNING");
        assertThat(run.at("/step")).isEqualTo("FINISHING");
        assertThat(run.at("/trigger")).isEqualTo("SCHEDULE");
        assertThat(run.at("/attempts/0/failure/sentence")).contains("web.example.org");
        assertThat(run.at("/attempts/1/workerId")).isEqualTo("worker-1");
        assertThat(run.json().at("/snapshot/files").asInt()).isEqualTo(1234);
        assertThat(run.at("/rotation/kept/0/reasons/0/rule")).isEqualTo("daily");
        assertThat(run.at("/rotation/expired/0/snapshotId")).isEqualTo("2026-11-01T02-00-00Z");
        assertThat(run.at("/offsite/targets/0")).isEqualTo("other-site");

        gateway.hear(facts.finished(RunOutcome.FAILED), facts.finished(RunOutcome.FAILED), facts.queued());
        Reply ended = admin.get("/api/v1/runs/" + facts.run());
        assertThat(ended.at("/state")).isEqualTo("FAILED");
        assertThat(ended.at("/failure/code")).isEqualTo("ssh.unknown-host");
    }

    @Test
    void runsAreListedByJobClientAndStateNewestFirst() {
        Facts older = new Facts("listed");
        Facts newer = new Facts(older.ref());
        gateway.hear(older.queued(), older.finished(RunOutcome.ABORTED), newer.started(9), newer.progress(9, 5));
        assertThat(admin.get("/api/v1/runs?clientId=" + older.clientId())
                        .json()
                        .at("/total")
                        .asInt())
                .isEqualTo(2);
        Reply aborted = admin.get("/api/v1/runs?state=ABORTED&jobId=" + older.jobId());
        assertThat(aborted.at("/items/0/id")).isEqualTo(older.run().toString());
        assertThat(admin.get("/api/v1/runs?jobId=" + older.jobId()).at("/items/0/id"))
                .isEqualTo(newer.run().toString());
    }

    @Test
    void aRunIsAbortedUntilItHasEnded() {
        Facts facts = new Facts("abort");
        gateway.hear(facts.queued(), facts.started(1));
        String path = "/api/v1/runs/" + facts.run() + "/abort";
        assertThat(admin.post(path, "").is(202).at("/abortRequestedAt")).isNotBlank();
        Awaitility.await()
                .untilAsserted(() -> assertThat(gateway.store().sent(AbortRun.class))
                        .extracting(AbortRun::runId)
                        .contains(facts.run()));

        gateway.hear(facts.aborted(1), facts.finished(RunOutcome.ABORTED));
        admin.post(path, "").isProblem(409, "conflict", "ABORTED");
        admin.post("/api/v1/runs/" + UUID.randomUUID() + "/abort", "").isProblem(404, "not-found");
    }

    private void end(String job, String run) {
        JobRef ref = new JobRef(ClientId.random(), "host", JobId.of(job), "job");
        gateway.hear(new Facts(ref, RunId.of(run)).finished(RunOutcome.COMPLETED));
    }

    private String job(String name, boolean active) {
        String client = admin.post("/api/v1/clients", "{\"name\":\"host of %s\"}".formatted(name))
                .at("/id");
        return admin.post(
                        "/api/v1/jobs",
                        "{\"clientId\":\"%s\",\"name\":\"%s\",\"paths\":[\"/etc\"],\"active\":%s}"
                                .formatted(client, name, active))
                .is(201)
                .at("/id");
    }
}
