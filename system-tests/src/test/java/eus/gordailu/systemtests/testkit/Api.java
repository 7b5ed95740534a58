package eus.gordailu.systemtests.testkit;

import eus.gordailu.contracts.wire.WireCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The HTTP interface of one service, for one user or for nobody. */
public final class Api {

    public static final String ADMIN = "admin";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private final URI base;
    private final Optional<String> authorization;

    private Api(URI base, Optional<String> authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    /** Without signing in. */
    public static Api on(int port) {
        return new Api(URI.create("http://127.0.0.1:" + port), Optional.empty());
    }

    public URI uri() {
        return base;
    }

    /** As the administrator. */
    public Api signedIn(String password) {
        String pair = ADMIN + ":" + password;
        return new Api(
                base,
                Optional.of("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))));
    }

    /** The same user with a token, which is quicker to check than a password. */
    public Api withToken() {
        String secret = post("/api/v1/tokens", Map.of("name", "system test"))
                .is(201)
                .path("secret")
                .asString();
        return new Api(base, Optional.of("Bearer " + secret));
    }

    public Reply get(String path) {
        return send(request(path).GET());
    }

    public Reply post(String path, Object body) {
        return post(path, WireCodec.json().writeValueAsString(body));
    }

    /** A body as it is, well-formed or not. */
    public Reply post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public Reply post(String path) {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofMinutes(1));
        authorization.ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    private static Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Reply(response.statusCode(), type, response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
