package eus.gordailu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eus.gordailu.systemtests.testkit.Operator;
import eus.gordailu.systemtests.testkit.RunningSystem;
import eus.gordailu.systemtests.testkit.SixProcesses;
import eus.gordailu.systemtests.testkit.SmallDisk;
import eus.gordailu.systemtests.testkit.Stored;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Runs that can't succeed: each says why, leaves no half snapshot, and harms nothing that is stored. */
@ExtendWith(RunningSystem.class)
class FailedRunTest {

    private final SixProcesses system;
    private final Operator operator;
    private Map<Path, List<String>> stored = Map.of();

    FailedRunTest(SixProcesses system) {
        this.system = system;
        this.operator = system.operator();
    }

    @BeforeEach
    void look() {
        stored = Stored.snapshots(system.location());
        assertThat(stored).isNotEmpty();
    }

    @AfterEach
    void nothingStoredHasChanged() {
        assertThat(Stored.snapshots(system.location())).isEqualTo(stored);
    }

    @Test
    void anUnknownHost() {
        String job = job("unknown-host", "root@no-such-host.invalid", "/etc");

        JsonNode run = failed(job, "ssh.unknown-host", "no-such-host.invalid", "correct the client's address");

        assertThat(run.path("attempts"))
                .as("it may be known again a moment later")
                .hasSize(3);
    }

    @Test
    void aKeyThatTheClientRefuses() {
        String client = operator.addClient("refused-key", system.ssh().address().toString());
        String job = operator.addJob(client, "refused-key", "/etc");
        String line = operator.authorizedKeysLine(client);
        failed(job, "ssh.host-key-unknown", "Nobody has approved the host key");
        operator.approveHostKey(client, system.ssh().hostKeyFingerprint());

        JsonNode run = failed(job, "ssh.key-refused", "authorized_keys there: " + line);

        assertThat(line).as("no terminal, no forwarding").startsWith("restrict ssh-ed25519 ");
        assertThat(run.path("attempts")).hasSize(1);
    }

    @Test
    void aPortOnWhichNothingListens() {
        String job = job("nobody-listens", "root@127.0.0.1:1", "/etc");

        failed(job, "ssh.connection-refused", "port 1");
    }

    @Test
    void aPathThatIsMissingOnTheServerItself() {
        String job = job("missing-here", "local", "/no/such/directory");

        failed(job, "source.missing-path", "/no/such/directory", "not there");
    }

    @Test
    void aPathThatIsMissingOnTheClient() {
        String client =
                operator.addClient("missing-there", system.ssh().address().toString());
        system.ssh().authorize(operator.authorizedKeysLine(client));
        operator.approveHostKey(client, system.ssh().hostKeyFingerprint());
        String job = operator.addJob(client, "missing", "/no/such/directory", "/etc/hostname");

        failed(job, "source.missing-path", "/no/such/directory", "not there");
    }

    @Test
    void aLocationWithoutItsMarkerUntilAPersonHasItMarked() throws IOException {
        String job = job("no-marker", "local", "/etc/hostname");
        Path marker = system.location().resolve("gordailu-location.json");
        Path away = marker.resolveSibling("marker-moved-away");
        Files.move(marker, away);
        try {
            failed(
                    job,
                    "location.marker-missing",
                    system.location().toString(),
                    "mark it",
                    "/api/v1/locations/main/mark");
            assertThat(system.location().resolve("no-marker")).doesNotExist();
            assertThat(marker).doesNotExist();

            operator.api().post("/api/v1/locations/main/mark").is(202);
            await().until(() -> Files.exists(marker));
        } finally {
            Files.move(away, marker, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void aDiskThatIsFull() throws IOException {
        assumeTrue(SmallDisk.available(), "Only root may mount a disk");
        Path source = Files.createDirectories(system.scratch("too-much"));
        Files.writeString(source.resolve("small"), "small");
        try (SmallDisk disk = SmallDisk.mount(system.scratch("small-disk"))) {
            String location = operator.addLocation("small", disk.directory().toString());
            String job = operator.addJob(Map.of(
                    "clientId",
                    operator.addClient("full", "local"),
                    "name",
                    "full",
                    "locationId",
                    location,
                    "paths",
                    List.of(source.toString())));
            operator.complete(job);
            Map<Path, List<String>> before = Stored.snapshots(disk.directory());

            Trees.make(source, "head -c 6000000 /dev/urandom > large");
            failed(job, "location.full", disk.directory().toString(), "full", "free space");
            assertThat(Stored.snapshots(disk.directory())).hasSize(1).isEqualTo(before);

            disk.grow();
            JsonNode next = operator.complete(job);
            assertThat(Trees.differences(source, Stored.tree(next, source))).isEmpty();
        }
    }

    @Test
    void aRunThatIsAbortedEndsAtOnceAndPublishesNothing() {
        try (HeldTransfer transfer = HeldTransfer.named("aborted", system)) {
            String run = transfer.startAndHold();

            operator.api().post(Operator.run(run) + "/abort").is(202);

            JsonNode ended = await("aborted within seconds")
                    .atMost(Duration.ofSeconds(20))
                    .until(
                            () -> operator.api().get(Operator.run(run)).is(200),
                            found -> found.path("state").asString().equals("ABORTED"));
            assertThat(ended.path("snapshot").isMissingNode()).isTrue();
            assertThat(transfer.snapshots()).isEmpty();
            assertThat(system.service(SixProcesses.SNAPSHOT_WORKER).program().descendants())
                    .isEmpty();
        }
    }

    private String job(String name, String address, String path) {
        return operator.addJob(operator.addClient(name, address), name, path);
    }

    private JsonNode failed(String job, String code, String... words) {
        JsonNode run = operator.runToItsEnd(job);
        assertThat(run.path("state").asString()).as(run.toString()).isEqualTo("FAILED");
        assertThat(run.path("failure").path("code").asString())
                .as(run.toString())
                .isEqualTo(code);
        assertThat(run.path("failure").path("sentence").asString())
                .contains(words)
                .doesNotContain("Exception", "\n", "%", "null");
        assertThat(run.path("snapshot").isMissingNode()).isTrue();
        assertThat(operator.api().get(Operator.ofJob("snapshots", job)).is(200).path("items"))
                .hasSizeLessThanOrEqualTo(1)
                .allSatisfy(snapshot -> assertThat(snapshot.path("runId")).isNotEqualTo(run.path("id")));
        return run;
    }
}
