package eus.gordailu.snapshot.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.check.CheckClient;
import eus.gordailu.contracts.check.CheckStep;
import eus.gordailu.contracts.check.ClientReport;
import eus.gordailu.contracts.check.FilesPreview;
import eus.gordailu.contracts.check.FilesPreview.LeftOut;
import eus.gordailu.contracts.check.InstallKey;
import eus.gordailu.contracts.check.KeepPassword;
import eus.gordailu.contracts.check.PreviewFiles;
import eus.gordailu.contracts.check.Refused;
import eus.gordailu.contracts.check.WorkerCalls;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.RestoreId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.wire.WireCodec;
import eus.gordailu.kit.worker.ServiceToken;
import eus.gordailu.snapshot.restore.RestoreLogs;
import eus.gordailu.transfer.check.ClientCheck;
import eus.gordailu.transfer.check.FilePreview;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.ssh.ClientKeys;
import eus.gordailu.transfer.ssh.HostTrust;
import eus.gordailu.transfer.testkit.Confinements;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class WorkerServerTest {

    private static final String TOKEN = "a-long-secret-of-services";

    private final JsonMapper json = WireCodec.json();
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path root;

    private WorkerServer server = start(Path.of("/nowhere"), 0);

    @BeforeEach
    void startInDirectory() {
        server.close();
        server = start(root, 0);
    }

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    @Test
    void answersWhoKnowsTheToken() throws IOException, InterruptedException {
        Files.writeString(root.resolve("one"), "hello");
        CheckClient question =
                new CheckClient(ClientId.random(), Route.to(new Address.Local()), List.of("" + root), List.of(), null);

        HttpResponse<String> answer = post(WorkerCalls.CHECK, "Bearer " + TOKEN, json.writeValueAsString(question));

        assertThat(answer.statusCode()).isEqualTo(200);
        ClientReport report = json.readValue(answer.body(), ClientReport.class);
        assertThat(report.workerId()).isEqualTo(WorkerId.of("worker-1"));
        assertThat(report.steps()).extracting(CheckStep::verdict).doesNotContain(CheckStep.Verdict.FAILED);
        assertThat(report.steps().getLast().details()).containsEntry("bytes", "5");
    }

    @Test
    void answersNobodyElse() throws IOException, InterruptedException {
        for (String authorization : List.of("Bearer another", "Basic " + TOKEN, TOKEN)) {
            HttpResponse<String> answer = post(WorkerCalls.CHECK, authorization, "{}");
            assertThat(answer.statusCode()).as(authorization).isEqualTo(401);
        }
        assertThat(http.send(
                                HttpRequest.newBuilder(URI.create(server.url() + WorkerCalls.CHECK))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatIsNoQuestionIsRefusedWithoutRepeatingIt() throws IOException, InterruptedException {
        for (String body : List.of("", "{", "[]", "{\"password\":\"geheim\",\"clientId\":7}")) {
            HttpResponse<String> answer = post(WorkerCalls.INSTALL_KEY, "Bearer " + TOKEN, body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(json.readValue(answer.body(), Refused.class).sentence()).isNotBlank();
            assertThat(answer.body()).doesNotContain("geheim");
        }
    }

    @Test
    void aDaemonsPasswordIsKept() throws IOException, InterruptedException {
        ClientId client = ClientId.random();
        KeepPassword question = new KeepPassword(client, Address.parse("rsync://backup@127.0.0.1:1/m"), "geheim", true);

        HttpResponse<String> answer =
                post(WorkerCalls.KEEP_PASSWORD, "Bearer " + TOKEN, json.writeValueAsString(question));

        assertThat(json.readValue(answer.body(), ClientReport.class).steps())
                .extracting(CheckStep::code)
                .contains("daemon.connection-refused");
        assertThat(root.resolve("keys/passwords/" + client)).content().startsWith("geheim\n");
    }

    @Test
    void aPreviewIsAnsweredTheSameWay() throws IOException, InterruptedException {
        Files.writeString(root.resolve("one"), "hello");
        Files.writeString(root.resolve("two.tmp"), "hello");
        PreviewFiles question = new PreviewFiles(
                ClientId.random(), Route.to(new Address.Local()), List.of("" + root), List.of("*.tmp"));

        HttpResponse<String> answer = post(WorkerCalls.PREVIEW, "Bearer " + TOKEN, json.writeValueAsString(question));

        FilesPreview preview = json.readValue(answer.body(), FilesPreview.class);
        assertThat(preview.files()).isEqualTo(1);
        assertThat(preview.leftOutFirst()).containsExactly(new LeftOut(root + "/two.tmp", "*.tmp"));
    }

    @Test
    void theLogOfARestoreIsReadTheSameWay() throws IOException, InterruptedException {
        RestoreId id = RestoreId.random();
        Files.createDirectories(root.resolve("restores"));
        Files.writeString(
                root.resolve("restores/" + id + ".ndjson"),
                "{\"kind\":\"CREATED\",\"text\":\"/a\"}\n{\"kind\":\"DELETED\",\"text\":\"/b\"}\n");

        HttpResponse<String> answer = post(
                WorkerCalls.RESTORE_LOG,
                "Bearer " + TOKEN,
                "{\"restoreId\":\"%s\",\"from\":0,\"limit\":1}".formatted(id));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"lines\":[{\"kind\":\"CREATED\",\"text\":\"/a\"}],\"more\":true}");
        assertThat(post(
                                WorkerCalls.RESTORE_LOG,
                                "Bearer " + TOKEN,
                                "{\"restoreId\":\"%s\",\"from\":0,\"limit\":0}".formatted(id))
                        .statusCode())
                .isEqualTo(400);
    }

    /** A directory that can't hold keys is said to be that. */
    @Test
    void aFaultOfTheWorkerIsTold() throws IOException, InterruptedException {
        Files.writeString(root.resolve("keys"), "a file");
        InstallKey question = new InstallKey(
                ClientId.random(), Route.to(new Address.Ssh("root", "127.0.0.1", 1)), List.of(), "geheim", null);

        HttpResponse<String> answer =
                post(WorkerCalls.INSTALL_KEY, "Bearer " + TOKEN, json.writeValueAsString(question));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("keys").doesNotContain("geheim");
    }

    @Test
    void anAddressThatIsTakenIsNamed() {
        int port = URI.create(server.url()).getPort();

        assertThatThrownBy(() -> start(root, port))
                .hasMessageContaining("127.0.0.1 port " + port)
                .hasMessageContaining("GORDAILU_WORKER_HTTP_PORT");
    }

    @Test
    void aTokenThatCouldNotTravelIsRefusedWithoutRepeatingIt() {
        for (String unsuitable : List.of(
                "short-secret", "a secret with spaces", "sekretu-luzea-ñ-eta-gehiago", "two\nlines-of-a-secret")) {
            assertThatThrownBy(() -> new ServiceToken(unsuitable))
                    .hasMessageContaining("GORDAILU_SERVICE_TOKEN")
                    .message()
                    .doesNotContain(unsuitable);
        }
        assertThat(new ServiceToken(" \n").isAbsent()).isTrue();
        assertThat(new ServiceToken(TOKEN)).asString().doesNotContain(TOKEN);
    }

    @Test
    void othersAreToldTheAddressByWhichTheyReachIt() {
        assertThat(new ServingProperties("::1", 0, "").urlAt(80)).isEqualTo("http://[::1]:80");
        assertThat(new ServingProperties("0.0.0.0", 8092, " http://storage-1:8092 ").urlAt(8092))
                .isEqualTo("http://storage-1:8092");
    }

    private HttpResponse<String> post(String path, String authorization, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(server.url() + path))
                        .header("Authorization", authorization)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static WorkerServer start(Path directory, int port) {
        WorkerId worker = WorkerId.of("worker-1");
        ClientKeys keys = new ClientKeys(directory.resolve("keys"), worker, new ProcessRunner(), HostTrust.APPROVED);
        ClientCheck check = new ClientCheck(
                new ProcessRunner(), keys, Confinements.here(), worker, Clock.systemUTC(), Duration.ofSeconds(20));
        FilePreview preview =
                new FilePreview(new ProcessRunner(), keys, Confinements.here(), worker, Duration.ofSeconds(20));
        return WorkerServer.start(
                new ServingProperties("127.0.0.1", port, ""),
                new ServiceToken(TOKEN + "\n"),
                check,
                preview,
                new RestoreLogs(directory.resolve("restores")));
    }
}
