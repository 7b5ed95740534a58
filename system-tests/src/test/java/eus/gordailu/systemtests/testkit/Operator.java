package eus.gordailu.systemtests.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;

/** Somebody who defines clients and jobs, and runs them, through the API. */
public final class Operator {

    private static final Set<String> ENDS = Set.of("COMPLETED", "COMPLETED_WITH_WARNINGS", "FAILED", "ABORTED");

    private final Api api;
    private final Supplier<String> report;

    /** The report tells of the system, for a test that fails. */
    public Operator(Api api, Supplier<String> report) {
        this.api = api;
        this.report = report;
    }

    public Api api() {
        return api;
    }

    /** Returns its id. */
    public String addClient(String name, String address) {
        return added("clients", Map.of("name", name, "address", address));
    }

    /** The line that lets the worker in, once it has made a key for the client. */
    public String authorizedKeysLine(String client) {
        return until(
                        "/api/v1/clients/" + client,
                        found -> !found.path("publicKeys").isEmpty())
                .path("publicKeys")
                .path(0)
                .path("authorizedKeysLine")
                .asString();
    }

    /** Approves the host key that the client shows, if it is the one with this fingerprint. */
    public void approveHostKey(String client, String fingerprint) {
        String path = "/api/v1/clients/" + client;
        until(path, found -> found.at("/hostKeys/0/fingerprint").asString().equals(fingerprint));
        api.post(path + "/host-key", Map.of("fingerprint", fingerprint)).is(202);
        until(path, found -> found.at("/hostKeys/0/approved").asBoolean());
    }

    /** A policy that is never due by itself. */
    public String addPolicyKeepingLast(int last) {
        return added(
                "policies",
                Map.of(
                        "name",
                        "the last " + last,
                        "schedule",
                        Map.of("times", List.of()),
                        "retention",
                        Map.of("last", last)));
    }

    /** Returns its id. */
    public String addJob(String client, String name, String... paths) {
        return addJob(Map.of("clientId", client, "name", name, "paths", List.of(paths)));
    }

    public String addJob(Map<String, ?> job) {
        return added("jobs", job);
    }

    public String addLocation(String id, String directory) {
        return added("locations", Map.of("id", id, "name", id, "directory", directory));
    }

    /** Starts it and returns the run's id. */
    public String start(String job) {
        return api.post("/api/v1/jobs/" + job + "/runs").is(202).path("id").asString();
    }

    public JsonNode ended(String run) {
        return until(run(run), found -> ENDS.contains(found.path("state").asString()));
    }

    public JsonNode runToItsEnd(String job) {
        return ended(start(job));
    }

    /** Runs it to a good end. */
    public JsonNode complete(String job) {
        return completed(start(job));
    }

    public JsonNode completed(String run) {
        JsonNode ended = ended(run);
        assertThat(ended.path("state").asString())
                .as(() -> ended + report.get())
                .isEqualTo("COMPLETED");
        return ended;
    }

    public JsonNode until(String path, Predicate<JsonNode> condition) {
        try {
            return await().atMost(RunningProgram.PATIENCE)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> api.get(path).is(200), condition);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("Waited in vain: " + api.get(path).text() + report.get(), e);
        }
    }

    /** The path of a run. */
    public static String run(String run) {
        return "/api/v1/runs/" + run;
    }

    /** The path of a job's part that is listed elsewhere: its runs, its snapshots. */
    public static String ofJob(String plural, String job) {
        return "/api/v1/" + plural + "?jobId=" + job;
    }

    private String added(String plural, Map<String, ?> body) {
        return api.post("/api/v1/" + plural, body).is(201).path("id").asString();
    }
}
