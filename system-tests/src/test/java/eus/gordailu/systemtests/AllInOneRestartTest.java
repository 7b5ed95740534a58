package eus.gordailu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.systemtests.testkit.AllInOne;
import eus.gordailu.systemtests.testkit.Api;
import eus.gordailu.systemtests.testkit.Directories;
import eus.gordailu.systemtests.testkit.FreePorts;
import eus.gordailu.systemtests.testkit.Operator;
import eus.gordailu.systemtests.testkit.Stored;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is there after everything in one process has ended, in order or not, and is started again. */
class AllInOneRestartTest {

    /** As a process that SIGTERM has ended: 128 and the signal's number. */
    private static final int TERMINATED = 143;

    private final Path directory = Directories.fresh("restart");
    private final AllInOne server = new AllInOne(directory);
    private String password = "";

    @BeforeEach
    void start() {
        password = server.start().password();
        server.program().line("snapshot finished: ");
        runs().until("/api/v1/runs?state=COMPLETED", runs -> !runs.path("items").isEmpty());
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void everythingIsKeptAlsoWhenStartsAreRefusedInBetween() throws IOException {
        List<JsonNode> seen = everything();
        SortedMap<Path, List<String>> stored = Stored.snapshots(backups());
        assertThat(server.stop()).isEqualTo(TERMINATED);

        try (ServerSocket taken = FreePorts.taken()) {
            String port = Integer.toString(taken.getLocalPort());
            refused("GORDAILU_PORT", port, port, "in use");
        }
        refused("GORDAILU_RETRY_WAIT", "soon", "GORDAILU_RETRY_WAIT", "soon");
        refused("GORDAILU_SLOTS", "0", "GORDAILU_SLOTS", "\"0\"");

        server.start();
        assertThat(everything()).isEqualTo(seen);
        assertThat(Stored.snapshots(backups())).isEqualTo(stored);
    }

    @Test
    void whatWasAcknowledgedIsThereAfterAKillAndTheNextRunWorks() throws IOException {
        Path source = Files.createDirectories(directory.resolve("source"));
        Files.writeString(source.resolve("file"), "content");
        Operator before = runs();

        String client = before.addClient("acknowledged", "local");
        String job = before.addJob(client, "acknowledged", source.toString());
        String run = before.start(job);
        server.program().kill();

        Operator after = again();
        assertThat(after.api()
                        .get("/api/v1/clients/" + client)
                        .is(200)
                        .path("name")
                        .asString())
                .isEqualTo("acknowledged");
        after.completed(run);
        JsonNode next = after.complete(job);
        assertThat(Stored.content(Stored.tree(next, source))).isEqualTo(Stored.content(source));
    }

    private Operator again() {
        server.start();
        return runs();
    }

    private Operator runs() {
        Api api = server.api().signedIn(password).withToken();
        return new Operator(api, () -> server.program().tail());
    }

    private List<JsonNode> everything() {
        Api api = server.api().signedIn(password);
        return Stream.of("clients", "jobs", "policies", "locations", "runs", "snapshots", "notifications")
                .map(kind -> api.get("/api/v1/" + kind).is(200))
                .toList();
    }

    private void refused(String setting, String value, String... words) {
        Refusal.of(server.refused(Map.of(setting, value))).saysInOneSentence(words);
    }

    private Path backups() {
        return server.data().resolve("backups");
    }
}
