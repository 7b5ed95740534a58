package eus.gordailu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eus.gordailu.systemtests.testkit.Gate;
import eus.gordailu.systemtests.testkit.Operator;
import eus.gordailu.systemtests.testkit.SixProcesses;
import eus.gordailu.systemtests.testkit.Stored;
import eus.gordailu.transfer.testkit.Trees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A job over ssh whose transfers stop midway, until they are let go on. */
final class HeldTransfer implements AutoCloseable {

    private final SixProcesses system;
    private final Gate gate;
    private final Path source;
    private final Path directory;
    private final String job;

    private HeldTransfer(SixProcesses system, Gate gate, Path source, Path directory, String job) {
        this.system = system;
        this.gate = gate;
        this.source = source;
        this.directory = directory;
        this.job = job;
    }

    /** Defines a client and a job of this name, with several megabytes to bring. */
    static HeldTransfer named(String name, SixProcesses system) {
        Operator operator = system.operator();
        Path place = system.scratch(name);
        Path source = place.resolve("source");
        Trees.make(
                system.location(),
                "mkdir -p '%s'; cd '%s'; for n in 1 2 3 4 5 6 7; do head -c 800000 /dev/urandom > $n; done"
                        .formatted(source, source));
        Gate gate = Gate.in(place);
        String client = operator.addClient(name, system.ssh().address().toString());
        system.ssh().authorize(gate.before(operator.authorizedKeysLine(client)));
        operator.approveHostKey(client, system.ssh().hostKeyFingerprint());
        String job = operator.addJob(client, name, source.toString());
        gate.shut();
        return new HeldTransfer(system, gate, source, system.location().resolve(name + "/" + name), job);
    }

    String job() {
        return job;
    }

    Path source() {
        return source;
    }

    /** Starts a run, and returns its id when a part of the files has come and no more comes. */
    String startAndHold() {
        String run = system.operator().start(job);
        await("the first file has come")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .failFast(() -> assertThat(state(run)).isNotEqualTo("FAILED"))
                .until(() -> Files.exists(incoming().resolve("1")));
        assertThat(incoming().resolve("7")).doesNotExist();
        return run;
    }

    void letGoOn() {
        gate.open();
    }

    /** The published snapshots on the disk. */
    List<Path> snapshots() {
        return Stored.children(directory.resolve("snapshots"));
    }

    private String state(String run) {
        return system.operator()
                .api()
                .get(Operator.run(run))
                .is(200)
                .path("state")
                .asString();
    }

    private Path incoming() {
        return Path.of(directory + "/incoming/data" + source);
    }

    @Override
    public void close() {
        gate.close();
    }
}
