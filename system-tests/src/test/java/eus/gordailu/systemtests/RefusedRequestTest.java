package eus.gordailu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import eus.gordailu.systemtests.testkit.Api;
import eus.gordailu.systemtests.testkit.Reply;
import eus.gordailu.systemtests.testkit.RunningSystem;
import eus.gordailu.systemtests.testkit.SixProcesses;
import eus.gordailu.systemtests.testkit.Views;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Requests that can't be met: each gets its status and a problem that says why, and changes nothing. */
@ExtendWith(RunningSystem.class)
class RefusedRequestTest {

    private static final String NOBODY = "5f0c2f3a-0000-4000-8000-000000000000";
    private static final String CLIENTS = "/api/v1/clients";
    private static final String JOBS = "/api/v1/jobs";

    private final SixProcesses system;
    private final Api api;

    RefusedRequestTest(SixProcesses system) {
        this.system = system;
        this.api = system.operator().api();
    }

    static Stream<Arguments> posts() {
        return Stream.of(
                argumentSet("not JSON", CLIENTS, "{\"name\":", 400, "JSON"),
                argumentSet("JSON of another kind", CLIENTS, "[1, 2]", 422, "not of the kind"),
                argumentSet("no body", CLIENTS, "", 400, "body"),
                argumentSet(
                        "a field that there is not", CLIENTS, "{\"name\":\"x\",\"adress\":\"local\"}", 422, "adress"),
                argumentSet("no name", CLIENTS, "{\"address\":\"local\"}", 422, "name"),
                argumentSet(
                        "an address that is none", CLIENTS, "{\"name\":\"x\",\"address\":\"a b\"}", 422, "user@host"),
                argumentSet("a name that is taken", CLIENTS, "{\"name\":\"gordailu\"}", 409, "gordailu"),
                argumentSet("a job without paths", JOBS, job("CLIENT", ""), 422, "at least one path"),
                argumentSet("a job with an empty path", JOBS, job("CLIENT", "\"\""), 422, "must not be empty"),
                argumentSet("a job with a relative path", JOBS, job("CLIENT", "\"etc\""), 422, "etc"),
                argumentSet("a job of an unknown client", JOBS, job(NOBODY, "\"/etc\""), 422, NOBODY),
                argumentSet("a run of an unknown job", JOBS + "/" + NOBODY + "/runs", "", 404, NOBODY),
                argumentSet("the end of an unknown run", "/api/v1/runs/" + NOBODY + "/abort", "", 404, NOBODY),
                argumentSet("a location without a name", "/api/v1/locations", "{\"id\":\"x\"}", 422, "name"));
    }

    @ParameterizedTest
    @MethodSource("posts")
    void isRefusedAndChangesNothing(String path, String body, int status, String words) {
        Map<String, JsonNode> before = new Views(api, NOBODY).now();
        String client =
                api.get(CLIENTS).is(200).path("items").path(0).path("id").asString();

        isProblem(api.post(path, body.replace("CLIENT", client)), status, words);

        assertThat(new Views(api, NOBODY).now()).isEqualTo(before);
    }

    static Stream<Arguments> gets() {
        return Stream.of(
                argumentSet("an unknown client", CLIENTS + "/" + NOBODY, 404, NOBODY),
                argumentSet("an unknown job", JOBS + "/" + NOBODY, 404, NOBODY),
                argumentSet("an unknown run", "/api/v1/runs/" + NOBODY, 404, NOBODY),
                argumentSet(
                        "an unknown snapshot", JOBS + "/" + NOBODY + "/snapshots/2026-01-01T00-00-00Z", 404, NOBODY),
                argumentSet("an id that is none", JOBS + "/sesame", 404, "sesame"),
                argumentSet("a page that there is not", "/api/v1/jobs?page=-1", 400, "page"),
                argumentSet("a path that there is not", "/api/v1/sesame", 404, "sesame"));
    }

    @ParameterizedTest
    @MethodSource("gets")
    void isNotFound(String path, int status, String words) {
        isProblem(api.get(path), status, words);
    }

    @Test
    void nobodyGetsInWithoutSigningIn() {
        isProblem(system.service(SixProcesses.GATEWAY).api().get(CLIENTS), 401, "sign-in");
    }

    private static void isProblem(Reply reply, int status, String words) {
        JsonNode problem = reply.is(status);
        assertThat(reply.type()).startsWith("application/problem+json");
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asString()).startsWith("urn:gordailu:problem:");
        assertThat(problem.path("detail").asString())
                .contains(words)
                .isNotBlank()
                .doesNotContain("Exception", "tools.jackson", "eus.gordailu");
    }

    private static String job(String client, String paths) {
        return "{\"clientId\":\"%s\",\"name\":\"refused\",\"paths\":[%s]}".formatted(client, paths);
    }
}
