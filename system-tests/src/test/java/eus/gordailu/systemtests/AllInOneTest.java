package eus.gordailu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eus.gordailu.systemtests.testkit.AllInOne;
import eus.gordailu.systemtests.testkit.Api;
import eus.gordailu.systemtests.testkit.Browser;
import eus.gordailu.systemtests.testkit.Directories;
import eus.gordailu.systemtests.testkit.RunningProgram;
import eus.gordailu.systemtests.testkit.Stored;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The first start of everything in one process: what a newcomer sees. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllInOneTest {

    private static final String FINISHED = "snapshot finished: ";

    private final AllInOne server = new AllInOne(Directories.fresh("all-in-one"));

    @BeforeAll
    void start() {
        server.start();
    }

    @AfterAll
    void close() {
        server.close();
    }

    @Test
    void theFirstStartEndsWithASnapshotOfTheCatalogue() {
        String said = server.program().line(FINISHED);

        Path snapshot = Path.of(said.substring(0, said.lastIndexOf(" (")));
        Path catalogue = server.data().resolve("catalogue");
        Path stored = snapshot.resolve("data" + catalogue);
        assertThat(snapshot).hasParentRaw(server.data().resolve("backups/gordailu/catalogue/snapshots"));
        assertThat(Trees.listing(stored)).isNotEmpty().isEqualTo(Trees.listing(catalogue));
        assertThat(Trees.checksums(stored)).isEqualTo(Trees.checksums(catalogue));
        assertThat(Trees.differences(catalogue, stored)).isEmpty();
        assertThat(server.program().errors()).isEmpty();
    }

    @Test
    void thePrintedPasswordSignsInAndItsFileIsForItsOwnerOnly() throws IOException {
        String password = server.password();

        assertThat(server.api()
                        .signedIn(password)
                        .get("/api/v1/clients")
                        .is(200)
                        .path("items"))
                .anySatisfy(client -> assertThat(client.path("name").asString()).isEqualTo("gordailu"));
        assertThat(server.api().signedIn(password + "x").get("/api/v1/clients").status())
                .isEqualTo(401);
        Path file = server.data().resolve("initial-admin-password");
        assertThat(Files.readString(file)).isEqualToIgnoringNewLines(password);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void readinessIsKnownWithoutSigningInAndMetricsOnlyAfterIt() {
        Api anybody = server.api();

        assertThat(anybody.get("/actuator/health/readiness")
                        .is(200)
                        .path("status")
                        .asString())
                .isEqualTo("UP");
        assertThat(anybody.get("/actuator/prometheus").status()).isEqualTo(401);
        assertThat(anybody.signedIn(server.password()).get("/actuator/prometheus"))
                .satisfies(metrics -> assertThat(metrics.status()).isEqualTo(200))
                .satisfies(metrics -> assertThat(metrics.text()).contains("jvm_memory_used_bytes"));
    }

    /** The services of one process know each other without any setting. */
    @Test
    void theConnectionToTheServerItselfIsTested() {
        Api admin = server.api().signedIn(server.password());
        server.program().line(FINISHED);

        JsonNode check = admin.post("/api/v1/client-checks", Map.of("address", "local", "paths", List.of("/etc")))
                .is(200);

        assertThat(check.path("passed").asBoolean()).as(check.toString()).isTrue();
    }

    @Test
    void whatWasBackedUpIsRestoredAfterADryRunAndHasALog(@TempDir Path target) {
        Api admin = server.api().signedIn(server.password());
        server.program().line(FINISHED);
        JsonNode snapshot = admin.get("/api/v1/snapshots").is(200).path("items").get(0);
        Path catalogue = server.data().resolve("catalogue");
        Path restored = Path.of(target + "" + catalogue);
        Map<String, Object> wanted = Map.of(
                "jobId", snapshot.path("jobId").asString(),
                "snapshotId", snapshot.path("id").asString(),
                "paths", List.of("/"),
                "directory", target.toString());

        JsonNode dry = restored(admin, wanted);
        assertThat(restored).doesNotExist();
        assertThat(dry.at("/result/files").asLong()).isPositive();

        Map<String, Object> really = new HashMap<>(wanted);
        really.put("dryRun", false);
        JsonNode done = restored(admin, really);
        assertThat(done.path("result")).isEqualTo(dry.path("result"));
        assertThat(Trees.differences(catalogue, restored)).isEmpty();
        assertThat(admin.get("/api/v1/restores/%s/log".formatted(done.path("id").asString()))
                        .is(200)
                        .path("lines"))
                .anySatisfy(line -> assertThat(line.path("text").asString()).startsWith(restored + "/"));
    }

    private static JsonNode restored(Api admin, Map<String, Object> wanted) {
        String id = admin.post("/api/v1/restores", wanted).is(202).path("id").asString();
        return await().until(
                        () -> admin.get("/api/v1/restores/" + id).is(200),
                        restore -> restore.path("state").asString().equals("COMPLETED"));
    }

    @Test
    void theApiDescribesItself() {
        assertThat(server.api()
                        .signedIn(server.password())
                        .get("/v3/api-docs")
                        .is(200)
                        .path("paths")
                        .propertyNames())
                .contains("/api/v1/clients", "/api/v1/jobs/{id}/runs", "/api/v1/runs/{id}/abort", "/api/v1/snapshots");
    }

    @Test
    void thePageShowsTheClientToWhoeverHasSignedIn() {
        Browser browser = new Browser(server.api().uri());

        assertThat(browser.open("/")).contains("name=\"password\"").doesNotContain("catalogue");
        assertThat(browser.signIn(Api.ADMIN, "not the password")).contains("name=\"password\"");
        assertThat(browser.signIn(Api.ADMIN, server.password())).contains("gordailu", "catalogue");
    }

    @Test
    void aSecondProcessOnTheSameDataSaysSoAndHarmsNothing() {
        server.program().line(FINISHED);
        Map<Path, ?> before = Stored.snapshots(server.data().resolve("backups"));

        RunningProgram second = server.refused(Map.of());

        Refusal.of(second)
                .saysInOneSentence("in use by another process", server.data().toString());
        assertThat(Stored.snapshots(server.data().resolve("backups"))).isEqualTo(before);
        assertThat(server.api().get("/actuator/health").is(200).path("status").asString())
                .isEqualTo("UP");
    }
}
