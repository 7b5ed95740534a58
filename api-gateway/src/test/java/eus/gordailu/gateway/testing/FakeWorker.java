package eus.gordailu.gateway.testing;

import com.sun.net.httpserver.HttpServer;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.wire.WireCodec;
import eus.gordailu.contracts.worker.WorkerHeartbeat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers the gateway in a worker's place, always the same. */
public final class FakeWorker implements AutoCloseable {

    private final JsonMapper json = WireCodec.json();
    private final HttpServer server;
    private final List<Question> questions = new CopyOnWriteArrayList<>();

    /** What it was asked. */
    public record Question(String path, String authorization, JsonNode body) {}

    public FakeWorker(int status, Object answer) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            try (exchange) {
                questions.add(new Question(
                        exchange.getRequestURI().getPath(),
                        String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                        json.readTree(exchange.getRequestBody().readAllBytes())));
                byte[] body = answer instanceof String text
                        ? text.getBytes(StandardCharsets.UTF_8)
                        : json.writeValueAsBytes(answer);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    public List<Question> questions() {
        return List.copyOf(questions);
    }

    public WorkerHeartbeat heartbeat(String worker, Instant now) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return new WorkerHeartbeat(
                WorkerId.of(worker), now, now.plusSeconds(60), 1, List.of(), List.of(), Map.of("rsync", "3.5.0"), url);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
