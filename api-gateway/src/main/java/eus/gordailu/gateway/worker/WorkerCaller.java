package eus.gordailu.gateway.worker;

import eus.gordailu.contracts.check.Refused;
import eus.gordailu.contracts.wire.WireCodec;
import eus.gordailu.kit.worker.ServiceToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks one worker over HTTP, in the services' own name. */
public final class WorkerCaller implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(150);
    private static final int OK = 200;

    private final JsonMapper json = WireCodec.json();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final ServiceToken token;

    WorkerCaller(ServiceToken token) {
        this.token = token;
    }

    /**
     * Waits for a worker's answer.
     *
     * @param url of the worker's heartbeat
     * @throws WorkerSilentException when none comes, or a refusal
     */
    public <A> A ask(@Nullable String url, String path, Object question, Class<A> answer) {
        if (url == null || token.isAbsent()) {
            throw new WorkerSilentException(
                    "The services share no token: set GORDAILU_SERVICE_TOKEN to the same secret text for this worker and the gateway");
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                    .timeout(ANSWER)
                    .header("Authorization", token.bearer())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(question)))
                    .build();
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() == OK) {
                return json.readValue(response.body(), answer);
            }
            throw new WorkerSilentException(
                    json.readValue(response.body(), Refused.class).sentence());
        } catch (IOException | IllegalArgumentException | JacksonException e) {
            throw new WorkerSilentException(
                    "The worker does not answer at %s (%s): see that it runs, and that the gateway reaches it there"
                            .formatted(url, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkerSilentException("The question was broken off: ask again");
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
