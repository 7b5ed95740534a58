package eus.gordailu.benchmarks.server;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server's API, asked one thing after another by a signed-in administrator. */
public final class Api {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI address;
    private final String authorization;

    private Api(URI address, String authorization) {
        this.address = address;
        this.authorization = authorization;
    }

    /** Signs in by a token: a password is checked, at a cost on purpose, with every request. */
    public static Api signIn(AllInOne server) throws IOException, InterruptedException {
        String basic =
                Base64.getEncoder().encodeToString(("admin:" + AllInOne.PASSWORD).getBytes(StandardCharsets.UTF_8));
        Api byPassword = new Api(server.address(), "Basic " + basic);
        String secret = byPassword
                .post("tokens", Map.of("name", "benchmark"))
                .required("secret")
                .asString();
        return new Api(server.address(), "Bearer " + secret);
    }

    static boolean isReady(URI address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/actuator/health/readiness"))
                .timeout(PATIENCE)
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (ConnectException _) {
            return false;
        }
    }

    /** A client that is the server itself; gives its id. */
    public String addLocalClient(String name) throws IOException, InterruptedException {
        return id(post("clients", Map.of("name", name)));
    }

    /** A job of one directory; gives its id. */
    public String addJob(String client, String name, String directory) throws IOException, InterruptedException {
        return id(post("jobs", Map.of("clientId", client, "name", name, "paths", List.of(directory))));
    }

    /** Starts a job now; gives the run's id. */
    public String start(String job) throws IOException, InterruptedException {
        return id(post("jobs/" + job + "/runs", Map.of()));
    }

    public RunResult run(String id) throws IOException, InterruptedException {
        return RunResult.of(get("runs/" + id));
    }

    /** How many runs are in this state. */
    public long count(String state) throws IOException, InterruptedException {
        return get("runs?size=1&state=" + state).required("total").asLong();
    }

    /** A page of all runs, newest first. */
    public List<RunResult> runs(int page, int size) throws IOException, InterruptedException {
        return get("runs?size=%d&page=%d".formatted(size, page))
                .required("items")
                .valueStream()
                .map(RunResult::of)
                .toList();
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    private JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve("/api/v1/" + path))
                .header("Authorization", authorization)
                .timeout(PATIENCE);
    }

    private static JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException("%s %s was answered with %d: %s"
                    .formatted(request.method(), request.uri(), response.statusCode(), response.body()));
        }
        return JSON.readTree(response.body());
    }

    private static String id(JsonNode body) {
        return body.required("id").asString();
    }
}
