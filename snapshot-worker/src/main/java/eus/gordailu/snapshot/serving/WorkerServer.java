package eus.gordailu.snapshot.serving;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import eus.gordailu.contracts.check.CheckClient;
import eus.gordailu.contracts.check.InstallKey;
import eus.gordailu.contracts.check.KeepPassword;
import eus.gordailu.contracts.check.PreviewFiles;
import eus.gordailu.contracts.check.Refused;
import eus.gordailu.contracts.check.WorkerCalls;
import eus.gordailu.contracts.restore.ReadRestoreLog;
import eus.gordailu.contracts.wire.WireCodec;
import eus.gordailu.kit.worker.ServiceToken;
import eus.gordailu.snapshot.restore.RestoreLogs;
import eus.gordailu.transfer.TransferException;
import eus.gordailu.transfer.check.ClientCheck;
import eus.gordailu.transfer.check.FilePreview;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Answers the gateway's questions of {@link WorkerCalls}, each with a token that only the services share. */
public final class WorkerServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerServer.class);

    /** Each keeps up to three ssh connections, and a person waiting. */
    private static final int AT_ONCE = 8;

    private static final int LARGEST_BODY = 512 * 1024;

    static {
        // Else one who only connects, and says half of what he wants, would be waited for.
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("jdk.httpserver.maxConnections", "100");
    }

    private final JsonMapper json = WireCodec.json();
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final HttpServer server;
    private final String url;
    private final ExecutorService threads;
    private final byte[] expected;

    /** One kind of question. */
    private interface Answer<Q> {
        Object to(Q question) throws IOException;
    }

    private record Reply(int status, Object body) {

        static Reply refused(int status, String sentence) {
            return new Reply(status, new Refused(sentence));
        }
    }

    private WorkerServer(HttpServer server, ServiceToken token, String url) {
        this.server = server;
        this.url = url;
        this.expected = token.bearer().getBytes(StandardCharsets.UTF_8);
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("worker-http-", 0).factory());
        server.setExecutor(threads);
    }

    /**
     * Begins to listen.
     *
     * @throws IllegalStateException when it can't at this address
     */
    public static WorkerServer start(
            ServingProperties properties,
            ServiceToken token,
            ClientCheck check,
            FilePreview preview,
            RestoreLogs restoreLogs) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(properties.host(), properties.port()), 0);
            String url = properties.urlAt(server.getAddress().getPort());
            WorkerServer made = new WorkerServer(server, token, url);
            made.serve(WorkerCalls.CHECK, CheckClient.class, check::check);
            made.serve(WorkerCalls.INSTALL_KEY, InstallKey.class, check::install);
            made.serve(WorkerCalls.KEEP_PASSWORD, KeepPassword.class, check::keepPassword);
            made.serve(WorkerCalls.PREVIEW, PreviewFiles.class, preview::preview);
            made.serve(WorkerCalls.RESTORE_LOG, ReadRestoreLog.class, restoreLogs::read);
            server.start();
            return made;
        } catch (IOException | UnresolvedAddressException e) {
            throw new IllegalStateException(
                    "The worker can't listen on %s port %d (%s): choose others with GORDAILU_WORKER_HTTP_HOST and GORDAILU_WORKER_HTTP_PORT"
                            .formatted(properties.host(), properties.port(), e.getMessage()),
                    e);
        }
    }

    /** Where it answers. */
    public String url() {
        return url;
    }

    private <Q> void serve(String path, Class<Q> type, Answer<Q> answer) {
        server.createContext(path, exchange -> {
            try (exchange) {
                Reply reply = reply(exchange, type, answer);
                byte[] body = json.writeValueAsBytes(reply.body());
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(reply.status(), body.length);
                exchange.getResponseBody().write(body);
            }
        });
    }

    private <Q> Reply reply(HttpExchange exchange, Class<Q> type, Answer<Q> answer) {
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        if (token == null || !MessageDigest.isEqual(expected, token.getBytes(StandardCharsets.UTF_8))) {
            return Reply.refused(401, "The service token is not that of this worker");
        }
        if (!free.tryAcquire()) {
            return Reply.refused(
                    503, "The worker looks at %d clients already: try again in a minute".formatted(AT_ONCE));
        }
        try {
            Q question = json.readValue(exchange.getRequestBody().readNBytes(LARGEST_BODY), type);
            return new Reply(200, answer.to(question));
        } catch (JacksonException e) {
            // Without its message: that may show a part of the body.
            return Reply.refused(
                    400, "The worker does not understand what it was asked: see that it is of the same version");
        } catch (TransferException e) {
            return Reply.refused(500, String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} can't be answered", exchange.getRequestURI(), e);
            return Reply.refused(500, "The worker could not do it (%s): its log says more".formatted(e));
        } finally {
            free.release();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
