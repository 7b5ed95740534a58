package eus.gordailu.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import eus.gordailu.gateway.testing.Http;
import eus.gordailu.gateway.testing.Reply;
import eus.gordailu.gateway.testing.TestGateway;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiSecurityTest {

    private final TestGateway gateway = TestGateway.shared();
    private final Http anonymous = gateway.anonymous();
    private final Http admin = gateway.admin();

    @BeforeEach
    void nobodyHasFailedLately() {
        gateway.clock().advance(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/clients",
                "/api/v1/nothing",
                "/v3/api-docs",
                "/v3/api-docs.yaml",
                "/actuator/prometheus",
                "/actuator/info"
            })
    void nothingIsToldToWhoDoesNotSignIn(String path) {
        anonymous.get(path).isProblem(401, "unauthenticated", "Basic", "Bearer");
        anonymous.basic("admin", "wrong").get(path).isProblem(401, "unauthenticated", "wrong");
        anonymous.basic("nobody", "wrong").get(path).isProblem(401, "unauthenticated");
        anonymous.bearer("gdl_wrong").get(path).isProblem(401, "unauthenticated");
        anonymous.with("Authorization", "Basic !!").get(path).isProblem(401, "unauthenticated");
        gateway.withPassword()
                .get(path.equals("/api/v1/nothing") ? "/api/v1/clients" : path)
                .is(200);
    }

    @Test
    void healthIsOpen() {
        anonymous.get("/actuator/health/liveness").is(200);
        anonymous.get("/actuator/health").is(200);
        admin.get("/actuator/prometheus").is(200);
    }

    @Test
    void aTokenWorksUntilItIsRevoked() {
        Reply made = admin.post("/api/v1/tokens", "{\"name\":\"monitoring\"}").is(201);
        String secret = made.at("/secret");
        assertThat(secret).matches("gdl_[A-Za-z0-9_-]{43}");
        Http program = anonymous.bearer(secret);
        program.get("/api/v1/clients").is(200);
        assertThat(admin.get("/api/v1/tokens").is(200).body())
                .contains("monitoring")
                .doesNotContain(secret, "secret");
        assertThat(gateway.bean(MongoDatabase.class)
                        .getCollection("gateway.tokens")
                        .find()
                        .map(Object::toString))
                .noneMatch(document -> document.contains(secret));

        admin.delete(made.header("location")).is(204);
        program.get("/api/v1/clients").isProblem(401, "unauthenticated");
        admin.delete(made.header("location")).isProblem(404, "not-found");
        admin.post("/api/v1/tokens", "{\"name\":\"\"}").isProblem(422, "invalid-value", "1 to 100");
    }

    @Test
    void aChangeThatAnotherSiteAsksForIsRefused() {
        String body = "{\"name\":\"by another site\"}";
        admin.with("Sec-Fetch-Site", "cross-site").post("/api/v1/clients", body).isProblem(403, "cross-site");
        admin.with("Sec-Fetch-Site", "same-site").post("/api/v1/clients", body).isProblem(403, "cross-site");
        admin.with("Origin", "https://evil.example")
                .post("/api/v1/clients", body)
                .isProblem(403, "cross-site");
        admin.with("Origin", "null").post("/api/v1/clients", body).isProblem(403, "cross-site");
        admin.with("Sec-Fetch-Site", "cross-site").get("/api/v1/clients").is(200);
        admin.with("Sec-Fetch-Site", "same-origin")
                .post("/api/v1/clients", "{\"name\":\"by this site\"}")
                .is(201);
        admin.with("Origin", gateway.url())
                .post("/api/v1/clients", "{\"name\":\"by this origin\"}")
                .is(201);
    }

    @Test
    void anAnswerSetsNoCookieAndForbidsWhatABrowserNeedNotDo() {
        Reply reply = admin.get("/api/v1/clients");
        assertThat(reply.headers()).doesNotContainKey("set-cookie");
        assertThat(reply.header("content-security-policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(reply.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(reply.header("x-frame-options")).isEqualTo("DENY");
        assertThat(reply.header("referrer-policy")).isEqualTo("same-origin");
        assertThat(reply.header("cache-control")).contains("no-store");
    }

    @Test
    void guessingIsSlowedDownForThatNameOnly() {
        Http guesser = anonymous.basic("guessed", "wrong");
        for (int attempt = 0; attempt < 5; attempt++) {
            guesser.get("/api/v1/clients").is(401);
        }
        Reply refused = guesser.get("/api/v1/clients");
        refused.isProblem(429, "too-many-attempts", "wait");
        assertThat(Integer.parseInt(refused.header("retry-after"))).isPositive();
        gateway.withPassword().get("/api/v1/clients").is(200);
        gateway.clock().advance(Duration.ofMinutes(2));
        guesser.get("/api/v1/clients").is(401);
    }
}
