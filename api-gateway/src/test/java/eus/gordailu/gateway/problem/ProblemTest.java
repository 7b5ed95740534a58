package eus.gordailu.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.gateway.testing.Http;
import eus.gordailu.gateway.testing.Reply;
import eus.gordailu.gateway.testing.TestGateway;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {

    private final Http admin = TestGateway.shared().admin();

    @Test
    void brokenJsonIsToldWithItsPlace() {
        admin.post("/api/v1/clients", "{\"name\":\n  oops}").isProblem(400, "malformed-request", "line 2, column");
        admin.post("/api/v1/clients", "").isProblem(400, "malformed-request", "send a JSON object");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|name|missing",
                "{\"name\":\" \"}|name|1 to 100 characters",
                "{\"name\":\"a\",\"address\":\"-oProxy@x\"}|address|user@host:port",
                "{\"name\":\"a\",\"adress\":\"local\"}|adress|the fields are active, address",
                "{\"name\":\"a\",\"active\":\"maybe\"}|active|true or false",
                "{\"name\":[1]}|name|text in quotes",
                "{\"name\":1}|name|text in quotes",
                "{\"name\":\"a\",\"active\":1}|active|true or false",
                "{\"name\":\"a\",\"quotaBytes\":1.5}|quotaBytes|not of the kind",
            })
    void aWrongValueIsToldWithItsField(String body, String field, String words) {
        Reply reply = admin.post("/api/v1/clients", body);
        reply.isProblem(422, "invalid-value", words);
        assertThat(reply.at("/field")).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"name\":\" \",\"paths\":[\"/etc\"]|name|1 to 100 characters",
                "\"name\":\"j\",\"paths\":[]|paths|path",
                "\"name\":\"j\",\"paths\":[\"etc\"]|paths|etc",
                "\"name\":\"j\",\"paths\":[\"/etc\"],\"excludes\":[\"\"]|excludes|pattern",
                "\"name\":\"j\",\"paths\":[\"/etc\"],\"checksumEvery\":0|checksumEvery|at least 1",
            })
    void aWrongJobIsToldWithItsField(String job, String field, String words) {
        Reply reply = admin.post("/api/v1/jobs", "{\"clientId\":\"%s\",%s}".formatted(UUID.randomUUID(), job));
        reply.isProblem(422, "invalid-value", words);
        assertThat(reply.at("/field")).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"last\":0,\"daily\":0}", "{\"keepWithin\":\"PT0S\"}"})
    void aPolicyThatKeepsNothingIsRefused(String retention) {
        Reply reply = admin.post(
                "/api/v1/policies", "{\"name\":\"p\",\"schedule\":{},\"retention\":%s}".formatted(retention));
        reply.isProblem(422, "invalid-value", "keeps nothing but the last snapshot");
        assertThat(reply.at("/field")).isEqualTo("retention");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"times\":[\"25:00\"]|schedule.times[0]|such as 21:00",
                "\"times\":[null]|schedule.times|has a null in it",
                "\"zone\":\"Mars/Olympus\"|schedule.zone|such as Europe/Madrid",
                "\"days\":[\"FUNDAY\"]|schedule.days[0]|MONDAY",
                "\"days\":[1]|schedule.days[0]|MONDAY",
                "\"times\":[\"21:00\"],\"days\":[]|schedule|at least one day",
            })
    void aWrongScheduleIsToldWithItsField(String schedule, String field, String words) {
        Reply reply = admin.post(
                "/api/v1/policies", "{\"name\":\"p\",\"schedule\":{%s},\"retention\":{}}".formatted(schedule));
        reply.isProblem(422, "invalid-value", words);
        assertThat(reply.at("/field")).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "7.5", "\"7\"", "\"seven\"", "true"})
    void aDurationWithoutItsUnitIsRefused(String duration) {
        Reply reply = admin.post(
                "/api/v1/policies", "{\"name\":\"p\",\"retention\":{\"keepWithin\":%s}}".formatted(duration));
        reply.isProblem(422, "invalid-value", "such as P7D");
        assertThat(reply.at("/field")).isEqualTo("retention.keepWithin");
    }

    @Test
    void aJobWithoutPathsOrWithAStrangeOneIsRefused() {
        String client = UUID.randomUUID().toString();
        for (String paths : List.of("[]", "[\"\"]", "[\"etc\"]", "[\"/a/../b\"]", "[null]")) {
            admin.post("/api/v1/jobs", "{\"clientId\":\"%s\",\"name\":\"j\",\"paths\":%s}".formatted(client, paths))
                    .isProblem(422, "invalid-value");
        }
        admin.post("/api/v1/jobs", "{\"clientId\":\"x\",\"name\":\"j\",\"paths\":[\"/etc\"]}")
                .isProblem(422, "invalid-value", "\"x\" is no ClientId");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/clients/no-uuid",
                "/api/v1/jobs/%C3%B1",
                "/api/v1/runs/7",
                "/api/v1/locations/UPPER",
                "/api/v1/jobs/0b0e5a3c-7f0e-4a55-8d0f-3f1f4c1f9a77/snapshots/yesterday",
                "/api/v1/jobs/0b0e5a3c-7f0e-4a55-8d0f-3f1f4c1f9a77",
                "/api/v1/nothing",
                "/api/v2/clients",
            })
    void whatIsNotThereIs404(String path) {
        admin.get(path).isProblem(404, "not-found");
    }

    @Test
    void aParameterThatCannotBeReadIsNamed() {
        admin.get("/api/v1/runs?page=x").isProblem(400, "invalid-parameter", "\"page\"");
        admin.get("/api/v1/runs?size=0").isProblem(400, "invalid-parameter", "1 to 500");
        admin.get("/api/v1/runs?state=ODD").isProblem(400, "invalid-parameter", "\"state\"");
        admin.get("/api/v1/runs?jobId=odd").isProblem(400, "invalid-parameter", "\"jobId\"", "JobId");
        admin.get("/api/v1/snapshots?page=1000000&size=500").is(200);
    }

    @Test
    void whatIsNoParameterAtAllIsTheCallersFault() {
        assertThat(admin.raw("GET /api/v1/runs?page=%zz HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                        + admin.headers().get("Authorization") + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("invalid-parameter", "%XX");
    }

    @Test
    void twoFieldsOfOneNameAreRefused() {
        admin.post("/api/v1/clients", "{\"name\":\"a\",\"name\":\"b\"}").isProblem(400, "malformed-request");
    }

    @Test
    void methodsAndMediaTypesThatDoNotWorkAreTold() {
        Reply method = admin.put("/api/v1/clients", "{}");
        method.isProblem(405, "method-not-allowed", "PUT", "GET");
        assertThat(method.header("allow")).contains("GET");
        admin.with("Content-Type", "text/plain")
                .post("/api/v1/clients", "hello")
                .isProblem(415, "unsupported-media-type", "application/json");
        admin.with("Accept", "image/png").get("/api/v1/clients").isProblem(406, "not-acceptable");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedHoweverItIsSent() {
        String large = "{\"name\":\"" + "x".repeat(1 << 20) + "\"}";
        admin.post("/api/v1/clients", large).isProblem(413, "too-large", "1 MiB");
        admin.chunked("/api/v1/clients", large.getBytes(StandardCharsets.UTF_8)).isProblem(413, "too-large", "1 MiB");
    }

    @Test
    void aPathThatNoHonestClientSendsIsRefused() {
        admin.get("/api/v1/jobs;x=1").isProblem(400, "malformed-request", "path");
        admin.get("/api/v1/jobs/a%2fb").isProblem(400, "malformed-request", "path");
    }

    @Test
    void whatTheWebServerRefusesByItselfIsAProblemToo() {
        admin.get("/api/v1/jobs/%00").isProblem(400, "malformed-request", "%XX");
        assertThat(admin.raw("GET /api/v1/jobs/a|b HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "malformed-request")
                .doesNotContain("<html", "Tomcat");
        for (String odd : List.of(
                "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "POST /api/v1/clients HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: foo\r\n\r\n")) {
            assertThat(admin.raw(odd)).startsWith("HTTP/1.1 400").contains("malformed-request");
        }
    }

    @Test
    void theUnexpectedIsToldByAnIncidentNumberOnly() {
        Reply reply = admin.get("/api/v1/broken");
        reply.isProblem(500, "internal", "incident");
        assertThat(reply.body()).doesNotContain("secret detail");
        assertThat(reply.at("/detail")).contains(reply.at("/incident"));
    }

    @Test
    void aBrowserGetsAPageAndAProgramAProblem() {
        Http browser = admin.with("Accept", "text/html");
        assertThat(browser.get("/v3/api-docs/nothing").is(404).header("content-type"))
                .startsWith("text/html");
        admin.with("Accept", "text/html").get("/api/v1/nothing").isProblem(404, "not-found");
    }
}
