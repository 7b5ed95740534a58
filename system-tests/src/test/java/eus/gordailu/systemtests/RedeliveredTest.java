package eus.gordailu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.systemtests.testkit.Operator;
import eus.gordailu.systemtests.testkit.Records;
import eus.gordailu.systemtests.testkit.RunningSystem;
import eus.gordailu.systemtests.testkit.SixProcesses;
import eus.gordailu.systemtests.testkit.Stored;
import eus.gordailu.systemtests.testkit.Views;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Records that come again: commands and events, during a run and long after it. */
@ExtendWith(RunningSystem.class)
class RedeliveredTest {

    private static final String JOB_DUE = "gordailu.job-due.main";
    private static final List<String> EVERYTHING = List.of(
            JOB_DUE,
            "gordailu.catalog",
            "gordailu.control",
            "gordailu.snapshots",
            "gordailu.rotations",
            "gordailu.offsite",
            "gordailu.runs",
            "gordailu.notifications");

    private final SixProcesses system;
    private final Operator operator;
    private final Records records;

    RedeliveredTest(SixProcesses system) {
        this.system = system;
        this.operator = system.operator();
        this.records = new Records(system.broker());
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void aCommandThatComesAgainAfterItsRunChangesNothing() throws IOException {
        String job = localJob("again-after");
        Before before = before("after");
        operator.complete(job);
        before.look();

        records.deliverAgain(commands(job));

        before.isAsItWas();
    }

    @Test
    void aCommandThatComesAgainDuringItsRunStartsNoSecondOne() throws IOException {
        try (HeldTransfer transfer = HeldTransfer.named("again-during", system)) {
            Before before = before("during");
            String run = transfer.startAndHold();

            records.deliverAgain(commands(transfer.job()));
            transfer.letGoOn();

            JsonNode ended = operator.completed(run);
            before.look();
            before.isAsItWas();
            assertThat(ended.path("attempts")).hasSize(1);
            assertThat(transfer.snapshots()).containsExactly(Stored.directory(ended));
        }
    }

    @Test
    void everythingEverSentComesAgainBackwardsAndChangesNothing() throws IOException {
        String job = localJob("again-all");
        Before before = before("all");
        operator.complete(job);
        operator.complete(job);
        before.look();

        records.deliverAgain(records.of(EVERYTHING).reversed());

        before.isAsItWas();
    }

    private List<ConsumerRecord<byte[], byte[]>> commands(String job) {
        List<ConsumerRecord<byte[], byte[]>> commands = records.of(List.of(JOB_DUE)).stream()
                .filter(record -> job.equals(new String(record.key(), StandardCharsets.UTF_8)))
                .toList();
        assertThat(commands).isNotEmpty();
        return commands;
    }

    private String localJob(String name) throws IOException {
        Path source = Files.createDirectories(system.scratch(name));
        Files.writeString(source.resolve("file"), "content of " + name);
        return operator.addJob(operator.addClient(name, "local"), name, source.toString());
    }

    private Before before(String name) throws IOException {
        return new Before("other-" + name, localJob("other-" + name));
    }

    /** What the API shows and what is stored, at a moment when nothing is under way. */
    private final class Before {

        private final String name;
        private final String otherJob;
        private Map<String, JsonNode> shown = Map.of();
        private Map<Path, List<String>> stored = Map.of();

        private Before(String name, String otherJob) {
            this.name = name;
            this.otherJob = otherJob;
        }

        void look() {
            settle();
            shown = shown();
            stored = stored();
        }

        void isAsItWas() {
            settle();
            assertThat(shown()).isEqualTo(shown);
            assertThat(stored()).isEqualTo(stored);
        }

        /** The worker makes one snapshot at a time, in order: when it has ended this one, all before it are over. */
        private void settle() {
            String run = operator.complete(otherJob).path("id").asString();
            operator.until("/api/v1/notifications", told -> told.toString().contains(run));
        }

        private Map<String, JsonNode> shown() {
            return new Views(operator.api(), otherJob).now();
        }

        private Map<Path, List<String>> stored() {
            Map<Path, List<String>> all = new TreeMap<>(Stored.snapshots(system.location()));
            all.keySet()
                    .removeIf(snapshot -> snapshot.startsWith(system.location().resolve(name)));
            return all;
        }
    }
}
