package eus.gordailu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.systemtests.testkit.Operator;
import eus.gordailu.systemtests.testkit.RunningSystem;
import eus.gordailu.systemtests.testkit.Service;
import eus.gordailu.systemtests.testkit.SixProcesses;
import eus.gordailu.systemtests.testkit.Stored;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** From a due job to a rotated snapshot, over ssh, with each service in a process of its own. */
@ExtendWith(RunningSystem.class)
class SixProcessesTest {

    /** What a real machine has: odd names, links of both kinds, odd modes, holes, times in the past, pipes. */
    private static final String STRANGE = """
            mkdir -p 'with space/and more' empty .hidden
            echo one > 'with space/and more/a file'; echo two > .hidden/two; : > empty-file
            printf 'latin' > "$(printf 'caf\\351')"; printf 'utf' > 'kafea ñ €'; printf x > "$(printf 'new\\nline')"
            printf x > '-rf'; printf x > "it's \\"quoted\\" \\$HOME * ?"; printf x > 'back\\slash'
            ln -s 'with space' link; ln -s /nowhere dangling; ln -s ../.. up
            ln empty-file hard-empty; echo shared > hard-1; ln hard-1 'with space/hard-2'
            truncate -s 1M hole; printf end >> hole
            mkfifo pipe
            echo x > setuid; chmod 4755 setuid; mkdir sticky; chmod 1777 sticky; echo x > old; touch -d 1999-12-31T23:59:59.123456789 old
            if [ "$(id -u)" = 0 ]; then echo secret > no-mode; chmod 0 no-mode; echo x > theirs; chown 1234:5678 theirs; fi
            touch -d 2001-02-03T04:05:06.7 'with space' .
            """;

    private final SixProcesses system;
    private final Operator operator;

    SixProcessesTest(SixProcesses system) {
        this.system = system;
        this.operator = system.operator();
    }

    @Test
    void everyServiceIsHealthyAndShowsItsMetrics() {
        assertThat(system.services()).hasSize(6).allSatisfy((name, service) -> {
            assertThat(service.api()
                            .get("/actuator/health")
                            .is(200)
                            .path("status")
                            .asString())
                    .isEqualTo("UP");
            assertThat(metrics(name, service)).contains("jvm_memory_used_bytes");
        });
    }

    @Test
    void aPullOverSshBringsTheTreeAsItIsAndSaysSo() {
        Path source = source("strange ones");
        Trees.make(source, STRANGE);
        String job = operator.addJob(client("strange"), "strange tree", source.toString());

        JsonNode run = operator.complete(job);

        Path stored = Stored.tree(run, source);
        assertThat(Trees.listing(stored)).isEqualTo(Trees.listing(source));
        assertThat(Trees.checksums(stored)).isEqualTo(Trees.checksums(source));
        assertThat(Trees.differences(source, stored)).isEmpty();
        assertThat(run.path("attempts")).hasSize(1);
        JsonNode listed =
                operator.api().get(Operator.ofJob("snapshots", job)).is(200).path("items");
        assertThat(listed)
                .singleElement()
                .satisfies(snapshot -> assertThat(snapshot.path("directory").asString())
                        .isEqualTo(Stored.directory(run).toString()));
        operator.until(
                "/api/v1/notifications",
                told -> told.toString().contains(run.path("id").asString()));
    }

    @Test
    void theGatewayHasTheWorkerTestAConnection() {
        Path source = source("tested");
        Trees.make(source, "head -c 1234 /dev/zero > file");
        operator.until("/api/v1/workers", known -> !known.path("items").isEmpty());

        JsonNode check = operator.api()
                .post(
                        "/api/v1/client-checks",
                        Map.of("clientId", client("tested"), "paths", List.of(source.toString())))
                .is(200);

        assertThat(check.path("passed").asBoolean()).as(check.toString()).isTrue();
        assertThat(check.at("/workers/0/steps")
                        .valueStream()
                        .map(step -> step.path("part").asString()))
                .containsExactly("NAME", "CONNECTION", "HOST_KEY", "LOGIN", "RSYNC", "CLOCK", "PATH");
        assertThat(check.at("/workers/0/steps/6/details/bytes").asString()).isEqualTo("1234");
    }

    @Test
    void whatDidNotChangeIsSharedAndTheOlderSnapshotStaysBitForBit() {
        Path source = source("changing");
        Trees.make(source, "mkdir d; for n in 1 2 3; do echo $n > d/$n; done; echo old > changed; echo x > mode");
        String job = keepingLast(5, "changing", source);
        Path first = Stored.directory(operator.complete(job));
        Path copy = system.scratch("first-as-it-was");
        Trees.make(first, "cp -a . '" + copy + "'");
        List<String> before = Stored.content(first);

        Trees.make(source, "echo new >> changed; chmod 600 mode; rm d/3; echo 4 > d/4");
        JsonNode second = operator.complete(job);

        Path now = Stored.tree(second, source);
        assertThat(Trees.differences(source, now)).isEmpty();
        assertThat(Stored.content(first)).isEqualTo(before);
        assertThat(Trees.differences(copy, first)).isEmpty();
        Set<String> older = Stored.inodes(Path.of(first + "/data" + source));
        assertThat(Stored.inodes(now).stream().filter(older::contains))
                .extracting(file -> file.substring(file.indexOf(' ') + 1))
                .containsExactlyInAnyOrder("d/1", "d/2");
    }

    @Test
    void retentionExpiresTheOldestAndTellsWhyTheOthersAreKept() throws IOException {
        Path source = source("kept");
        Files.writeString(source.resolve("file"), "content");
        String job = keepingLast(2, "kept", source);

        Path first = Stored.directory(operator.complete(job));
        Path second = Stored.directory(operator.complete(job));
        JsonNode last = operator.complete(job);

        Path third = Stored.directory(last);
        assertThat(Stored.children(third.resolveSibling(""))).containsExactly(second, third);
        JsonNode rotation = last.path("rotation");
        assertThat(names(rotation.path("expired")))
                .containsExactly(first.getFileName().toString());
        assertThat(names(rotation.path("kept")))
                .containsExactlyInAnyOrder(
                        second.getFileName().toString(), third.getFileName().toString());
        assertThat(rotation.path("kept"))
                .allSatisfy(kept -> assertThat(kept.path("reasons").toString()).contains("last"));
        assertThat(operator.api().get(Operator.ofJob("snapshots", job)).is(200).path("items"))
                .hasSize(2);
    }

    private static List<String> names(JsonNode verdicts) {
        return verdicts.valueStream()
                .map(verdict -> verdict.path("snapshotId").asString())
                .toList();
    }

    private String metrics(String name, Service service) {
        return name.equals(SixProcesses.GATEWAY)
                ? operator.api().get("/actuator/prometheus").text()
                : service.api().get("/actuator/prometheus").text();
    }

    private String keepingLast(int snapshots, String name, Path source) {
        String policy = operator.addPolicyKeepingLast(snapshots);
        return operator.addJob(Map.of(
                "clientId", client(name), "name", name, "policyId", policy, "paths", List.of(source.toString())));
    }

    /** One that is reached by ssh and lets the worker in. */
    private String client(String name) {
        String client = operator.addClient(name, system.ssh().address().toString());
        system.ssh().authorize(operator.authorizedKeysLine(client));
        operator.approveHostKey(client, system.ssh().hostKeyFingerprint());
        return client;
    }

    private Path source(String name) {
        Path source = system.scratch(name);
        Trees.make(system.location(), "mkdir '%s'".formatted(source));
        return source;
    }
}
